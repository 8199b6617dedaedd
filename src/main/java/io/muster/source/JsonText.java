package io.muster.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;

/** How JSON is read: strictly, numbers as long as they are written, keys not kept beyond the file. */
final class JsonText {

    private JsonText() {}

    static JsonFactory factory() {
        return new JsonFactoryBuilder()
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNumberLength(Records.MOST_CHARACTERS)
                        .maxStringLength(Records.MOST_CHARACTERS)
                        .build())
                .build();
    }
}
