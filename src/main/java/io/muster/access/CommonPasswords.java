package io.muster.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether a password is among those that are tried first. Whoever guesses puts together well-known words, names, rows of
 * keys, years and runs of digits; what comes apart into a few such pieces is as good as known, however long it is. May be
 * shared between threads.
 */
final class CommonPasswords {

    private static final String WORDS = "common-words.txt";
    /** Fewer pieces than a passphrase of words that nobody would guess, and of a random password each sign is one. */
    private static final int MOST_PIECES = 4;

    private static final int SHORTEST_NAME = 3;
    private static final int SHORTEST_RUN = 3;
    private static final int SHORTEST_WALK = 4;
    private static final List<String> KEYS = List.of("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm");
    private static final int LONGEST_WORD = 40;
    /** What signs stand for, in pairs. */
    private static final String SIGNS = "0o1l3e4a5s7t8b@a$s!i";

    private final Set<String> words;

    private CommonPasswords(Set<String> words) {
        this.words = words;
    }

    static CommonPasswords read() {
        try (InputStream in = CommonPasswords.class.getResourceAsStream(WORDS)) {
            if (in == null) {
                throw new IllegalStateException(WORDS + " is missing from the jar");
            }
            Set<String> words = new HashSet<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.split(" ")))
                    .filter(word -> !word.isBlank())
                    .forEach(words::add);
            return new CommonPasswords(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param names of whose password it is to be, and others that are tried with it */
    boolean hold(Collection<String> names, String password) {
        String lower = Normalizer.normalize(password, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
        String plain = lower.replaceAll("[^a-z0-9@$!]", "");
        // Signs and letters of other scripts are pieces too, but not what only holds words apart.
        long others = lower.codePoints()
                .filter(c -> c > 127 && Character.isLetterOrDigit(c))
                .count();
        Set<String> own = new HashSet<>(words);
        names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .flatMap(name -> Stream.concat(Stream.of(name), Arrays.stream(name.split("[._@:-]+"))))
                .map(part -> part.replaceAll("[^a-z0-9]", ""))
                .filter(part -> part.length() >= SHORTEST_NAME)
                .forEach(own::add);
        String trimmed = plain.replaceAll("[@$!]+$", "");
        return Stream.of(plain, trimmed, new StringBuilder(plain).reverse().toString())
                .anyMatch(each -> pieces(each, own) + others <= MOST_PIECES);
    }

    /** The fewest pieces that {@code text} comes apart into. */
    private static int pieces(String text, Set<String> words) {
        int[] fewest = new int[text.length() + 1];
        for (int end = 1; end <= text.length(); end++) {
            fewest[end] = fewest[end - 1] + 1;
            for (int begin = Math.max(0, end - LONGEST_WORD); begin < end; begin++) {
                if (fewest[begin] + 1 < fewest[end] && isPiece(text.substring(begin, end), words)) {
                    fewest[end] = fewest[begin] + 1;
                }
            }
        }
        return fewest[text.length()];
    }

    private static boolean isPiece(String text, Set<String> words) {
        return words.contains(text)
                || words.contains(new StringBuilder(text).reverse().toString())
                || readings(text).stream().anyMatch(words::contains)
                || isRun(text)
                || text.matches("(?:19|20)\\d\\d")
                || isSame(text)
                || isWalk(text);
    }

    /** Each key beside the one before. */
    private static boolean isWalk(String text) {
        if (text.length() < SHORTEST_WALK) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            if (!isBeside(text.charAt(i - 1), text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBeside(char one, char other) {
        for (int row = 0; row < KEYS.size(); row++) {
            int at = KEYS.get(row).indexOf(one);
            if (at >= 0) {
                return isAt(row, at - 1, other)
                        || isAt(row, at + 1, other)
                        // Each row begins a little to the right of the one above it.
                        || isAt(row + 1, at - 1, other)
                        || isAt(row + 1, at, other)
                        || isAt(row - 1, at, other)
                        || isAt(row - 1, at + 1, other);
            }
        }
        return false;
    }

    private static boolean isAt(int row, int at, char key) {
        return row >= 0
                && row < KEYS.size()
                && at >= 0
                && at < KEYS.get(row).length()
                && KEYS.get(row).charAt(at) == key;
    }

    private static List<String> readings(String text) {
        StringBuilder letters = new StringBuilder();
        for (char c : text.toCharArray()) {
            int at = SIGNS.indexOf(c);
            letters.append(at >= 0 && at % 2 == 0 ? SIGNS.charAt(at + 1) : c);
        }
        String read = letters.toString();
        return List.of(read, read.replace('l', 'i'), read.replace('i', 'l'));
    }

    /** 12345, 98765, 13579, abcde: each sign as far from the one before; after 9 comes 0. */
    private static boolean isRun(String text) {
        if (text.length() < SHORTEST_RUN) {
            return false;
        }
        int step = text.charAt(1) - text.charAt(0);
        if (Math.abs(step) > 2) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            boolean turns = text.charAt(i) == '0' && text.charAt(i - 1) == '9' && step == 1;
            if (text.charAt(i) - text.charAt(i - 1) != step && !turns) {
                return false;
            }
        }
        return true;
    }

    /** The same few signs again and again. */
    private static boolean isSame(String text) {
        return text.length() >= SHORTEST_RUN && text.matches("(.{1,4}?)\\1+.{0,2}");
    }
}
