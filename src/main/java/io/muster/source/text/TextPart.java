package io.muster.source.text;

import io.muster.source.SourceException;
import java.io.InputStream;

/** One unpacked text: the file itself, or an entry of an archive. Reading it throws {@link SourceException}. */
public record TextPart(SourceLocation place, InputStream bytes) {}
