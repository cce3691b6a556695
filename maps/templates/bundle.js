const startFrontline = (() => {
"use strict";
{{ parts|safe }}
return start;
})();
