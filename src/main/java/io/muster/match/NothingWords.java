package io.muster.match;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words that stand for nothing, of programs and of people in the languages that exports come in. None that is a usual
 * name: somebody is called Tom, Sand or Vero.
 */
final class NothingWords {

    private static final int LONGEST = 24;

    private static final Set<String> WORDS = words("""
            null, nil, none, nan, na, n/a, n.a., n.a, n/d, n\\a, n/v, n/e, nat, dbnull, undefined, undef, undefiniert
            unknown, unset, unspecified, not set, not available, not applicable, not found, not provided, not specified
            not defined, not assigned, not given, no value, no data, no id, no user, no user id, notset, noid, novalue
            missing, empty, blank, anonymous, guest, nobody, inf, infinity, true, false, error, object object
            optional.empty, system.object, system.string, redacted, placeholder, tbd, tba, to be defined
            logged out, not logged in, loading..., &nbsp;, &#160;, &nbsp, %00, %20, \\u0000, \\0, \\n
            leer, leerer wert, kein, keine, keiner, keines, keine angabe, keine angaben, keine daten, kein wert, ohne
            ohne angabe, nichts, nichts da, nicht vorhanden, nicht verfügbar, nicht angegeben, nicht gesetzt
            nicht bekannt, nicht zutreffend, unbekannt, entfällt, fehlt, anonym, gast, n.v., n.v, k.a., k.a, o.a., o.a
            n.b., n.n., wahr, falsch
            vide, aucun, aucune, néant, neant, rien, inconnu, inconnue, non renseigné, non renseigne, non renseignée
            non disponible, non défini, non defini, non applicable, non connu, non communiqué, sans objet, s/o, n.c.
            n.r., manquant, anonyme, vrai, faux
            ninguno, ninguna, ningún, nulo, nula, vacío, vacio, vacía, vacia, nada, desconocido, desconocida, sin dato
            sin datos, sin valor, sin especificar, no disponible, no aplica, no definido, no especificado, s/d, s/i, n/c
            anónimo, anonimo, verdadero, verdadeiro
            nenhum, nenhuma, vazio, vazia, desconhecido, desconhecida, sem dados, sem valor, não informado, nao informado
            não disponível, não se aplica, não aplicável, indisponível
            nullo, nulla, nessuno, nessuna, vuoto, vuota, sconosciuto, sconosciuta, non disponibile, non definito
            non applicabile, non specificato, assente, mancante, niente
            leeg, geen, geen waarde, niets, onbekend, niet beschikbaar, niet van toepassing, n.v.t., nvt, onwaar, ontbreekt
            ingen, inget, tomt, saknas, okänd, okänt, ukendt, ukjent, ikke angivet, ikke oppgitt, ikke tilgjengelig
            mangler, falskt, tyhjä, tuntematon, ei tietoa, ei mitään, puuttuu, epätosi
            brak, brak danych, pusty, puste, nieznany, nieznana, nie dotyczy, fałsz, prázdné, prázdný, žádný, žádná
            neznámý, neznámá, neuvedeno, nepravda, üres, nincs, nincs adat, ismeretlen, necunoscut, nedefinit
            bilinmiyor, boş, yok, tanımsız, yanlış
            нет, нет данных, пусто, не указано, не задано, неизвестно, неизвестный, н/д, истина, ложь, немає, невідомо
            άγνωστο, κενό, δ/υ
            空, 空白, 空值, 无, 無, 没有, 未知, 未設定, 未设置, 未入力, なし, 無し, 不明, 該当なし, 없음, 해당없음, 알 수 없음
            לא ידוע, ריק, אין, غير معروف, فارغ, لا يوجد""");

    /** What spreadsheets write for true and false; in another case some of these are names. */
    private static final Set<String> UPPER_CASE = Set.of(
            "VERO",
            "FALSO",
            "WAAR",
            "SANT",
            "SAND",
            "SANN",
            "USANN",
            "FALSK",
            "TOSI",
            "PRAWDA",
            "PRAVDA",
            "IGAZ",
            "HAMIS",
            "FALS",
            "ADEVĂRAT",
            "DOĞRU");

    /** Words of programs: where a text is put together of nothing else, nothing was there. */
    private static final Set<String> OF_PROGRAMS =
            Set.of("null", "nil", "none", "nan", "undefined", "dbnull", "n/a", "na", "unknown", "\\n");

    private static final Pattern JOINTS = Pattern.compile("[\\s_|:;,+@-]+");
    private static final Pattern OBJECT = Pattern.compile("object [a-z]{1,20}");
    private static final Pattern SHORTENED = Pattern.compile("\\s*([./])\\s*");

    private NothingWords() {}

    /** @param word without what stands around it, in the case in which it is written */
    static boolean hold(String word) {
        int length = word.length();
        if (length == 0 || length > LONGEST + 16) {
            return false;
        }
        if (length <= 9 && UPPER_CASE.contains(word)) {
            return true;
        }
        String lower = word.toLowerCase(Locale.ROOT);
        if (length <= LONGEST && WORDS.contains(lower)) {
            return true;
        }
        if (!hasJoint(lower)) {
            return false;
        }
        String[] parts = JOINTS.split(lower);
        return WORDS.contains(String.join(" ", parts))
                || WORDS.contains(SHORTENED.matcher(lower).replaceAll("$1"))
                || parts.length > 1 && Arrays.stream(parts).allMatch(OF_PROGRAMS::contains)
                || OBJECT.matcher(lower).matches();
    }

    /** Something between two letters, such as a blank or a dash; no digit stands in any word. */
    private static boolean hasJoint(String word) {
        if (!Character.isLetter(word.charAt(0))) {
            return false;
        }
        boolean joint = false;
        for (int i = 1; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c >= '0' && c <= '9') {
                return false;
            }
            joint |= " _|:;,+@-./".indexOf(c) >= 0;
        }
        return joint && !JOINTS.matcher(word.substring(word.length() - 1)).matches();
    }

    private static Set<String> words(String listed) {
        return Arrays.stream(listed.split("[,\n]"))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
