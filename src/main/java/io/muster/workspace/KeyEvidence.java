package io.muster.workspace;

import io.muster.workspace.KeyAcceptances.AcceptedKey;
import io.muster.workspace.WorkspaceEndpoints.Endpoint;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a workspace whose keys Braze refused. Only an acceptance with its time is evidence. Pure.
 *
 * @param endpoint as it is set now
 * @param accepted when Braze last took the workspace's requests
 * @param sameKeys whether it took them with the keys, the endpoint and the partner of now
 * @param again whether that was after the refusal
 * @param witness another workspace that was accepted with the same partner key
 * @param test the last test of the connection
 */
public record KeyEvidence(
        Optional<URI> endpoint,
        Optional<Instant> accepted,
        boolean sameKeys,
        boolean again,
        Optional<Witness> witness,
        Optional<KeyAcceptances.Tested> test) {

    public static final KeyEvidence NONE =
            new KeyEvidence(Optional.empty(), Optional.empty(), false, false, Optional.empty(), Optional.empty());

    /**
     * Another workspace with the same partner key.
     *
     * @param sameHost else it says nothing, since a partner key counts for one cluster
     * @param since whether it was accepted after the refusal
     */
    public record Witness(String workspace, URI uri, Instant at, boolean sameHost, boolean since) {
        /** Whether the partner key cannot be what was refused. */
        public boolean clears() {
            return sameHost && since;
        }
    }

    public static KeyEvidence of(
            String workspace, Instant refused, List<Endpoint> endpoints, Map<String, KeyAcceptances.Known> known) {
        Optional<Endpoint> ours = endpoints.stream()
                .filter(each -> each.workspace().equals(workspace))
                .findFirst();
        Optional<KeyAcceptances.Known> mine = Optional.ofNullable(known.get(workspace));
        Optional<AcceptedKey> accepted = mine.flatMap(KeyAcceptances.Known::accepted);
        boolean same = accepted.isPresent()
                && ours.map(Endpoint::print)
                        .filter(accepted.get().print()::equals)
                        .isPresent();
        // The key that was refused must be the key of now, else the others' acceptances are of another.
        boolean asRefused = ours.isPresent()
                && mine.map(KeyAcceptances.Known::stoppedPrint)
                        .filter(ours.get().print()::equals)
                        .isPresent();
        return new KeyEvidence(
                ours.map(Endpoint::uri),
                accepted.map(AcceptedKey::at),
                same,
                accepted.filter(each -> each.at().isAfter(refused)).isPresent(),
                asRefused ? witness(ours.get(), refused, endpoints, known) : Optional.empty(),
                mine.flatMap(KeyAcceptances.Known::tested));
    }

    /** The one that says most: the same host before others, the latest first. */
    private static Optional<Witness> witness(
            Endpoint ours, Instant refused, List<Endpoint> endpoints, Map<String, KeyAcceptances.Known> known) {
        return endpoints.stream()
                .filter(each -> !each.workspace().equals(ours.workspace()))
                .flatMap(each -> Optional.ofNullable(known.get(each.workspace()))
                        .flatMap(KeyAcceptances.Known::accepted)
                        .filter(accepted -> accepted.print().equals(each.print()))
                        .map(accepted -> new Witness(
                                each.workspace(),
                                each.uri(),
                                accepted.at(),
                                String.valueOf(each.uri().getAuthority())
                                        .equals(ours.uri().getAuthority()),
                                accepted.at().isAfter(refused)))
                        .stream())
                .max((one, other) -> one.sameHost() == other.sameHost()
                        ? one.at().compareTo(other.at())
                        : Boolean.compare(one.sameHost(), other.sameHost()));
    }
}
