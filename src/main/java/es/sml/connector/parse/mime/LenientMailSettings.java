package es.sml.connector.parse.mime;

import java.util.Map;

/**
 * Lenient settings of Jakarta Mail, for mails that break the standards. Its classes read these
 * system properties once, when they load: call {@link #apply} before any other use of mail.
 */
public final class LenientMailSettings {
  private static final Map<String, String> SETTINGS =
      Map.of(
          "mail.mime.parameters.strict", "false",
          "mail.mime.decodetext.strict", "false",
          "mail.mime.decodeparameters", "true",
          "mail.mime.decodefilename", "true",
          "mail.mime.ignoreunknownencoding", "true",
          "mail.mime.multipart.allowempty", "true",
          "mail.mime.base64.ignoreerrors", "true",
          "mail.mime.uudecode.ignoreerrors", "true",
          "mail.mime.allowutf8", "true",
          // Without it, Jakarta Mail searches the whole class path for each part of a mail.
          "jakarta.mail.util.StreamProvider", "org.eclipse.angus.mail.util.MailStreamProvider");

  private LenientMailSettings() {}

  /** Sets all properties, except those that the command line sets. */
  public static void apply() {
    SETTINGS.forEach(
        (name, value) -> {
          if (System.getProperty(name) == null) {
            System.setProperty(name, value);
          }
        });
  }
}
