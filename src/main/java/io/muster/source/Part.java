package io.muster.source;

import java.io.InputStream;

/** One unpacked text: the file itself, or an entry of an archive. Reading it throws {@link SourceException}. */
record Part(Place place, InputStream bytes) {}
