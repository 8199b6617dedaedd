package io.muster.boot;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.zaxxer.hikari.HikariDataSource;
import io.muster.imports.ImportQueue;
import io.muster.imports.ImportStore;
import io.muster.imports.NodeFolders;
import io.muster.imports.PreviewStore;
import io.muster.imports.query.ImportContexts;
import io.muster.ledger.store.CohortStore;
import io.muster.ledger.trace.MemberTraces;
import io.muster.notify.Outbox;
import io.muster.workspace.KeyAcceptances;
import io.muster.workspace.WorkspaceStore;
import java.time.Clock;

/**
 * What is kept in the database, each store made once for the whole service.
 *
 * @param json as pages, channels and stores write it
 * @param folders the data folders of all nodes, this one's among them
 */
record Stores(
        HikariDataSource database,
        ObjectMapper json,
        CohortStore cohorts,
        ImportStore imports,
        ImportQueue queue,
        NodeFolders folders,
        PreviewStore previews,
        WorkspaceStore workspaces,
        KeyAcceptances acceptances,
        MemberTraces traces,
        Outbox outbox,
        ImportContexts contexts) {

    /**
     * @param node this process's name
     * @param folder the data folder's name
     */
    static Stores of(HikariDataSource database, String node, String folder, Clock clock) {
        ObjectMapper json = new ObjectMapper()
                .registerModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
        ImportStore imports = new ImportStore(database, json);
        return new Stores(
                database,
                json,
                new CohortStore(database),
                imports,
                new ImportQueue(database, node, folder, Application.LEASE),
                new NodeFolders(database, folder),
                new PreviewStore(database, json, node),
                new WorkspaceStore(database),
                new KeyAcceptances(database),
                new MemberTraces(database),
                new Outbox(database),
                new ImportContexts(database, imports, clock));
    }
}
