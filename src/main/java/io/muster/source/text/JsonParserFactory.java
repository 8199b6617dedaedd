package io.muster.source.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;

/** How JSON is read: strictly, numbers as long as they are written, keys not kept beyond the file. */
public final class JsonParserFactory {

    private JsonParserFactory() {}

    public static JsonFactory factory() {
        return new JsonFactoryBuilder()
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNumberLength(RecordReader.MOST_CHARACTERS)
                        .maxStringLength(RecordReader.MOST_CHARACTERS)
                        .build())
                .build();
    }
}
