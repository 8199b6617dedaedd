package io.muster.match;

/**
 * An identifier on its way into the stage.
 *
 * @param text the member as the ledger keeps it, {@link io.muster.model.Identifier#text()}
 * @param row the place of the row that gave it, {@link io.muster.source.Row#place()}
 * @param alternate another identifier of a person who goes out under a better one: it is never sent, but while it
 *     stands in the stage, nobody takes it out of Braze (docs/design.md, rule 8)
 * @param remove what a change list says of it; false in a snapshot
 * @param person what ties identifiers of several rows together; empty without {@code match.person}
 */
public record StagedIdentifier(String text, long row, boolean alternate, boolean remove, String person) {}
