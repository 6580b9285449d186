package es.sml.connector.runtime.http;

import es.sml.connector.door.DoorSettings;
import es.sml.connector.language.FailureWords;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.tls.ServerCertificate;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.SSLOptions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The certificate of the door. A renewed one applies to new connections, without a restart. */
public final class DoorCertificate {
  private static final Logger LOG = LoggerFactory.getLogger(DoorCertificate.class);

  private final ServerCertificate files;
  private Object inForce;
  private volatile LocalizedText fault;

  private DoorCertificate(ServerCertificate files) {
    this.files = files;
    this.inForce = files.state();
    findOutdated();
  }

  /** Returns the certificate of the settings; null without TLS. */
  static DoorCertificate of(DoorSettings settings) {
    return settings.certificate() == null ? null : new DoorCertificate(files(settings));
  }

  /** Returns a sentence for an outdated certificate, which begins with its setting. */
  public static List<LocalizedText> outdated(DoorSettings settings) {
    return settings.enabled() && settings.certificate() != null
        ? files(settings).outOfDate()
        : List.of();
  }

  /** Returns the end of the certificate, by its setting and file; empty without one. */
  public static Map<String, Instant> ends(DoorSettings settings) {
    return settings.enabled() && settings.certificate() != null ? files(settings).ends() : Map.of();
  }

  private static ServerCertificate files(DoorSettings settings) {
    return new ServerCertificate("door.certificate", settings.certificate(), settings.key());
  }

  PemKeyCertOptions options() {
    return new PemKeyCertOptions()
        .setCertPath(files.certificate().toString())
        .setKeyPath((files.key() == null ? files.certificate() : files.key()).toString());
  }

  /** Puts changed files in force. Files that do not fit together yet are read at the next time. */
  synchronized void renew(HttpServer server) {
    try {
      Object now = files.state();
      if (!now.equals(inForce)) {
        files.read();
        SSLOptions renewed = new SSLOptions().setKeyCertOptions(options());
        server.updateSSLOptions(renewed, true).toCompletionStage().toCompletableFuture().join();
        inForce = now;
        LOG.info("the door has a renewed certificate");
      }
      findOutdated();
    } catch (RuntimeException e) {
      fault =
          LocalizedText.of(
              "door.not-renewed",
              "the renewed certificate is not in force: {0}",
              e instanceof IllegalArgumentException ? LocalizedText.of(e) : FailureWords.of(e));
    }
  }

  /** Returns why senders refuse the certificate, or will do so; null if they accept it. */
  LocalizedText fault() {
    return fault;
  }

  private void findOutdated() {
    List<LocalizedText> outdated = files.outOfDate();
    fault = outdated.isEmpty() ? null : outdated.get(0);
  }
}
