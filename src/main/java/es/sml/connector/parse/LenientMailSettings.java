package es.sml.connector.parse;

import java.util.Map;

/**
 * The settings under which Jakarta Mail reads mail as it really is. They are system properties that
 * its classes read once, when they load: call {@link #apply} before anything else touches mail.
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
          // Else each part of each mail has the whole class path searched for it.
          "jakarta.mail.util.StreamProvider", "org.eclipse.angus.mail.util.MailStreamProvider");

  private LenientMailSettings() {}

  /** Sets them all; a property that is set already, on the command line say, is left alone. */
  public static void apply() {
    SETTINGS.forEach(
        (name, value) -> {
          if (System.getProperty(name) == null) {
            System.setProperty(name, value);
          }
        });
  }
}
