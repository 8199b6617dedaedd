package io.muster.sandbox.state;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * 128 bits in place of a text: among a million of them the chance of two alike is below 10^-26, so a cohort can be kept
 * in 16 bytes a member.
 */
record TextFingerprint(long high, long low) {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ODD_A = 0x9E3779B97F4A7C15L;
    private static final long ODD_B = 0xC2B2AE3D27D4EB4FL;

    static TextFingerprint of(byte[] text) {
        long a = text.length * ODD_A;
        long b = ~text.length * ODD_B;
        int at = 0;
        for (; at + 8 <= text.length; at += 8) {
            long word = (long) LONGS.get(text, at);
            a = (Long.rotateLeft(a, 29) ^ mixed(word + ODD_A)) * ODD_B;
            b = (Long.rotateLeft(b, 37) ^ mixed(word ^ ODD_B)) * ODD_A;
        }
        long rest = 0;
        for (; at < text.length; at++) {
            rest = rest << 8 | (text[at] & 0xff);
        }
        a ^= mixed(rest + ODD_A);
        b ^= mixed(rest ^ ODD_B);
        long high = mixed(a + Long.rotateLeft(b, 32));
        long low = mixed(b ^ high);
        // 0, 0 marks an empty place in the roster.
        return high == 0 && low == 0 ? new TextFingerprint(1, 0) : new TextFingerprint(high, low);
    }

    /** Each bit of the result depends on each bit of the word. */
    private static long mixed(long word) {
        long mix = (word ^ (word >>> 31)) * 0x7FB5D329728EA185L;
        mix = (mix ^ (mix >>> 27)) * 0x81DADEF4BC2DD44DL;
        return mix ^ (mix >>> 33);
    }
}
