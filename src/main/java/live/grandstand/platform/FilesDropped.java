package live.grandstand.platform;

/** Files are to be deleted. Fired inside the transaction that notes it. */
record FilesDropped(FileKey folder) {}
