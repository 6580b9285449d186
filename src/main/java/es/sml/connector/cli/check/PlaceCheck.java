package es.sml.connector.cli.check;

import es.sml.connector.callback.dispatch.SourceCrm;
import es.sml.connector.cli.check.CheckReport.Result;
import es.sml.connector.config.Dealers;
import es.sml.connector.intake.folder.FolderAccess;
import es.sml.connector.language.FailureWords;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.tls.JavaTrust;
import es.sml.connector.tls.TlsFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Checks the drop folders of the dealers, and where their CRMs take events. It sends a CRM nothing.
 */
record PlaceCheck(Dealers dealers, CheckReport report) {
  private static final int LONGEST_WAIT = 5_000;
  private static final int HTTPS = 443;
  private static final int HTTP = 80;

  void run() {
    dealers
        .dealers()
        .forEach(
            (id, dealer) -> {
              if (dealer.dropFolder() != null) {
                folder(id, "drop-folder", dealer.dropFolder().directory());
              }
              if (dealer.crm() != null) {
                crm(id, dealer.crm());
              }
            });
  }

  private void crm(String dealer, SourceCrm crm) {
    if (crm.folder() != null) {
      folder(dealer, "crm.folder", crm.folder());
    } else if (crm.webhook() != null) {
      webhook(dealer, crm.webhook().url());
    }
  }

  private void folder(String dealer, String key, Path directory) {
    try {
      report.add(
          Result.OK,
          dealer,
          key,
          FolderAccess.checkBeforeStart(directory)
              ? LocalizedText.of("check.folder", "the folder can be read and written")
              : LocalizedText.of("check.folder-later", "the start creates the folder"));
    } catch (IOException e) {
      report.add(Result.FAILURE, dealer, key, LocalizedText.of(e));
    }
  }

  private void webhook(String dealer, URI url) {
    boolean isPlain = "http".equals(url.getScheme());
    int port = url.getPort() >= 0 ? url.getPort() : isPlain ? HTTP : HTTPS;
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getByName(url.getHost()), port), LONGEST_WAIT);
      if (!isPlain) {
        greet(socket, url.getHost(), port);
      }
      report.add(
          Result.OK,
          dealer,
          "crm.webhook",
          LocalizedText.of(
              "check.crm", "{0} accepts connections; crms test sends it an event", url.getHost()));
    } catch (IOException e) {
      report.add(Result.FAILURE, dealer, "crm.webhook", unreachable(dealer, url.getHost(), e));
    }
  }

  private static LocalizedText unreachable(String dealer, String host, IOException failure) {
    return TlsFailure.rejection(failure)
        .map(rejected -> LocalizedText.of("check.crm-certificate", "{0}: {1}", host, rejected))
        .orElseGet(
            () ->
                LocalizedText.of(
                    "check.crm-unreachable",
                    "{0} cannot be reached ({1}): check dealers.{2}.crm.webhook.url in dealers.yaml",
                    host,
                    FailureWords.of(failure),
                    dealer));
  }

  // A plain port, or a certificate that Java does not trust, would refuse each event.
  private static void greet(Socket socket, String host, int port) throws IOException {
    socket.setSoTimeout(LONGEST_WAIT);
    SSLSocketFactory factory = JavaTrust.context().getSocketFactory();
    try (SSLSocket tls = (SSLSocket) factory.createSocket(socket, host, port, true)) {
      SSLParameters withHostName = tls.getSSLParameters();
      withHostName.setEndpointIdentificationAlgorithm("HTTPS");
      tls.setSSLParameters(withHostName);
      tls.startHandshake();
    }
  }
}
