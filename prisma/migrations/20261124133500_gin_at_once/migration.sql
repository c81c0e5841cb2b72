-- Lookups by e-mail read the pending list of a GIN index from end to end, up to 4 MB of it, until a vacuum empties it, and the embedded
-- database has no autovacuum: every write goes into the index itself. Storage parameters are unknown to Prisma: kept by hand.
ALTER INDEX "User_folded_idx" SET (fastupdate = off);
ALTER INDEX "User_searchText_words" SET (fastupdate = off);
