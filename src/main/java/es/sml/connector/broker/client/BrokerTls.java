package es.sml.connector.broker.client;

import es.sml.connector.broker.setting.BrokerSettings;
import es.sml.connector.language.FailureWords;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.tls.TlsFailure;
import es.sml.connector.tls.TrustedCertificates;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.KeyStore;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.remoting.impl.ssl.SSLSupport;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.commons.lang3.exception.ExceptionUtils;

/**
 * Finds why TLS to an external broker fails. Artemis's client only reports that it has no
 * connection, so this opens a connection of its own. It decides how long that may take.
 */
public final class BrokerTls {
  private static final int PATIENCE = 5_000;
  private static final String TRUST_KEY =
      "trustStorePath of broker.url (with trustStoreType=PEMCA)";

  private BrokerTls() {}

  /** Returns why the broker cannot be used, with the fault of TLS if that is the cause. */
  public static LocalizedText trouble(BrokerSettings settings, Throwable failure) {
    LocalizedText why = FailureWords.of(failure);
    return settings.embedded() || why.code().equals("failure.login")
        ? settings.trouble(why)
        : fault(settings.url()).map(settings::tlsTrouble).orElseGet(() -> settings.trouble(why));
  }

  /** Returns the first fault of TLS at a host of the URL; empty if there is none. */
  static Optional<LocalizedText> fault(String url) {
    try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url)) {
      return Stream.of(factory.getServerLocator().getStaticTransportConfigurations())
          .map(host -> faultAt(host.getParams()))
          .filter(Objects::nonNull)
          .findFirst();
    }
  }

  private static LocalizedText faultAt(Map<String, Object> host) {
    if (!"true".equals(text(host, TransportConstants.SSL_ENABLED_PROP_NAME))
        || "true".equals(text(host, TransportConstants.TRUST_ALL_PROP_NAME))) {
      return null;
    }
    try (Socket plain = new Socket()) {
      String name = text(host, TransportConstants.HOST_PROP_NAME);
      int port = Integer.parseInt(text(host, TransportConstants.PORT_PROP_NAME));
      SSLContext context = context(host);
      try {
        plain.connect(new InetSocketAddress(name, port), PATIENCE);
        plain.setSoTimeout(PATIENCE);
      } catch (IOException e) {
        return null; // the host is away, which is no fault of TLS
      }
      shakeHands(
          (SSLSocket) context.getSocketFactory().createSocket(plain, name, port, true), host);
      return null;
    } catch (Exception e) {
      return words(e);
    }
  }

  private static void shakeHands(SSLSocket socket, Map<String, Object> host) throws IOException {
    if (!"false".equals(text(host, TransportConstants.VERIFY_HOST_PROP_NAME))) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
    }
    socket.startHandshake();
  }

  private static LocalizedText words(Exception failure) {
    if (failure instanceof SocketTimeoutException) {
      return LocalizedText.of(
          "failure.silent-tls", "the port does not speak TLS, or the server does not respond");
    }
    if (ExceptionUtils.indexOfType(failure, EOFException.class) >= 0) {
      return LocalizedText.of("failure.no-tls", "the port does not speak TLS");
    }
    return TlsFailure.words(failure)
        .or(() -> FailureWords.known(failure))
        .orElseGet(() -> LocalizedText.untranslated(String.valueOf(failure.getMessage())));
  }

  private static SSLContext context(Map<String, Object> host) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys(host), trust(host), null);
    return context;
  }

  private static KeyManager[] keys(Map<String, Object> host) throws Exception {
    String path = text(host, TransportConstants.KEYSTORE_PATH_PROP_NAME);
    if (path == null) {
      return null;
    }
    String type = text(host, TransportConstants.KEYSTORE_TYPE_PROP_NAME);
    String password = text(host, TransportConstants.KEYSTORE_PASSWORD_PROP_NAME);
    String ofKey = text(host, TransportConstants.KEY_PASSWORD_PROP_NAME);
    SSLSupport.checkPemProviderLoaded(type);
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    String used = ofKey == null ? password : ofKey;
    keys.init(
        SSLSupport.loadKeystore(
            text(host, TransportConstants.KEYSTORE_PROVIDER_PROP_NAME), type, path, password),
        used == null ? null : used.toCharArray());
    return keys.getKeyManagers();
  }

  private static TrustManager[] trust(Map<String, Object> host) throws Exception {
    String path = text(host, TransportConstants.TRUSTSTORE_PATH_PROP_NAME);
    String type = text(host, TransportConstants.TRUSTSTORE_TYPE_PROP_NAME);
    SSLSupport.checkPemProviderLoaded(type);
    KeyStore store =
        path == null
            ? null
            : SSLSupport.loadKeystore(
                text(host, TransportConstants.TRUSTSTORE_PROVIDER_PROP_NAME),
                type,
                path,
                text(host, TransportConstants.TRUSTSTORE_PASSWORD_PROP_NAME));
    return TrustedCertificates.explained(store, TRUST_KEY);
  }

  private static String text(Map<String, Object> host, String name) {
    Object value = host.get(name);
    return value == null ? null : String.valueOf(value);
  }
}
