package io.muster.sandbox.state;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Short texts one after another in blocks of bytes: two bytes more than the text itself, where a String has forty. */
final class StringPool {

    private static final int BLOCK_BITS = 18;
    private static final int BLOCK = 1 << BLOCK_BITS;

    private final List<byte[]> blocks = new ArrayList<>();
    private int used = BLOCK;
    private long live;
    private long dead;

    /** Where the text begins; 31 bits reach 2 GB, past any heap this runs in. */
    int add(byte[] text) {
        if (used + 2 + text.length > BLOCK) {
            blocks.add(new byte[BLOCK]);
            used = 0;
        }
        byte[] block = blocks.get(blocks.size() - 1);
        int at = (blocks.size() - 1) << BLOCK_BITS | used;
        block[used] = (byte) (text.length >> 8);
        block[used + 1] = (byte) text.length;
        System.arraycopy(text, 0, block, used + 2, text.length);
        used += 2 + text.length;
        live += text.length;
        return at;
    }

    String get(int at) {
        return new String(block(at), offset(at) + 2, length(at), StandardCharsets.UTF_8);
    }

    int copyFrom(StringPool other, int at) {
        byte[] text = new byte[other.length(at)];
        System.arraycopy(other.block(at), offset(at) + 2, text, 0, text.length);
        return add(text);
    }

    void drop(int at) {
        live -= length(at);
        dead += length(at);
    }

    boolean isMostlyDead() {
        return dead > live && dead > BLOCK;
    }

    private int length(int at) {
        byte[] block = block(at);
        return (block[offset(at)] & 0xff) << 8 | (block[offset(at) + 1] & 0xff);
    }

    private byte[] block(int at) {
        return blocks.get(at >>> BLOCK_BITS);
    }

    private static int offset(int at) {
        return at & (BLOCK - 1);
    }
}
