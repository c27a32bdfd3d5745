SELECT n, colour FROM pebble ORDER BY n
