-- A book of ours goes out many times in its life, each time as a piece of another request: a barcode is taken only
-- until the piece that carries it is home again, or settled.

drop index piece_barcode;
create unique index piece_barcode on piece (upper(barcode)) where barcode is not null and place not in ('owner', 'settled');
create index piece_barcode_ever on piece (upper(barcode)) where barcode is not null;
