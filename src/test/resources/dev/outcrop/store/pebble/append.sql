INSERT INTO pebble (n, colour) VALUES (?, ?)
