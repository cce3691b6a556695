L.Icon.Default.imagePath = "";
L.Icon.Default.mergeOptions(IMAGES);
