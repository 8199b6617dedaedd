package io.muster.source.file;

import io.muster.model.ReasonCode;
import io.muster.source.Chunk;
import io.muster.source.ChunkBuilder;
import io.muster.source.FileRows;
import io.muster.source.SourceException;
import io.muster.source.archive.ArchiveParts;
import io.muster.source.text.MappedColumns;
import io.muster.source.text.RecordReader;
import io.muster.source.text.TextPart;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** A file's rows in chunks, over all of its parts. */
final class DroppedFile implements FileRows {

    private final ArchiveParts parts;
    private final MappedColumns mapped;
    private final int chunkRows;
    private final List<String> columns;
    private final boolean rejects;
    private @Nullable RecordReader records;
    private @Nullable Chunk ready;
    private int part;
    private volatile boolean cancelled;

    private DroppedFile(ArchiveParts parts, MappedColumns mapped, int chunkRows, RecordReader first) {
        this.parts = parts;
        this.mapped = mapped;
        this.chunkRows = chunkRows;
        this.columns = first.columns();
        this.rejects = first.isRejects();
        this.records = first;
    }

    static FileRows open(Path file, MappedColumns mapped, int chunkRows, long mostBytes) {
        ArchiveParts parts = ArchiveParts.of(file, mostBytes);
        try {
            TextPart first = parts.next();
            if (first == null) {
                throw new IllegalStateException("a file has a part");
            }
            return new DroppedFile(parts, mapped, chunkRows, TextFormatDetector.open(first, mapped, null));
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public boolean isRejects() {
        return rejects;
    }

    @Override
    public boolean hasNext() {
        if (ready == null) {
            ready = read();
        }
        return ready != null;
    }

    @Override
    public Chunk next() {
        if (!hasNext() || ready == null) {
            throw new NoSuchElementException();
        }
        Chunk next = ready;
        ready = null;
        return next;
    }

    private @Nullable Chunk read() {
        ChunkBuilder chunk = new ChunkBuilder(columns, chunkRows);
        while (records != null && !chunk.isFull()) {
            if (cancelled) {
                throw new SourceException(ReasonCode.FILE_CANCELLED);
            }
            chunk.part(part);
            if (!records.read(chunk)) {
                part++;
                records = nextRecords();
            }
        }
        return chunk.isEmpty() ? null : chunk.build();
    }

    private @Nullable RecordReader nextRecords() {
        TextPart part = parts.next();
        if (part == null) {
            return null;
        }
        RecordReader next = TextFormatDetector.open(part, mapped, columns);
        if (next.isRejects() != rejects) {
            throw new SourceException(
                    ReasonCode.ARCHIVE_REJECTS_MIXED, part.place().whole());
        }
        return next;
    }

    @Override
    public void cancel() {
        cancelled = true;
    }

    @Override
    public void close() {
        records = null;
        parts.close();
    }
}
