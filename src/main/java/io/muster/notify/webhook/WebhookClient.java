package io.muster.notify.webhook;

import java.io.IOException;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.apache.hc.core5.util.Timeout;

/**
 * The client that webhooks leave by. It goes to strangers, so it shares nothing with the one that goes to Braze: each
 * request has a connection of its own, to an address that was just looked at; no redirect, no cookie, no proxy of the
 * machine's; and nothing is read of the answer but its status, however long it is.
 */
public final class WebhookClient implements HttpClientConfigurer {

    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    private static final Timeout READ = Timeout.ofSeconds(10);

    private final PublicAddressResolver addresses;

    public WebhookClient(PublicAddressResolver addresses) {
        this.addresses = addresses;
    }

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        client.setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(addresses)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT)
                                .setSocketTimeout(READ)
                                .build())
                        .build())
                .setConnectionManagerShared(false)
                .setConnectionReuseStrategy((request, response, context) -> false)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .addExecInterceptorFirst("status-alone", WebhookClient::statusAlone);
    }

    /** Hangs up after the head of the answer. Closing the answer would read its body to the end first. */
    private static ClassicHttpResponse statusAlone(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        ClassicHttpResponse answer = chain.proceed(request, scope);
        scope.execRuntime.discardEndpoint();
        return new BasicClassicHttpResponse(answer.getCode());
    }
}
