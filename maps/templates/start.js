window.frontline = startFrontline(window[document.getElementById("frontline-data").dataset.map]);
