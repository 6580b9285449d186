package es.sml.connector.parse.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.hmef.Attachment;
import org.apache.poi.hmef.HMEFMessage;
import org.apache.poi.hmef.attribute.MAPIAttribute;
import org.apache.poi.hmef.attribute.MAPIStringAttribute;
import org.apache.poi.hsmf.datatypes.MAPIProperty;

/** Opens Outlook's winmail.dat (TNEF), which contains a mail's attachments and its text. */
final class OutlookAttachments {
  private OutlookAttachments() {}

  /** A file in it, or the mail's text, which has no name. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Content(String name, String type, byte[] bytes) {}

  /** Returns its contents; none if it is broken. */
  static List<Content> of(byte[] tnef) {
    List<Content> contents = new ArrayList<>();
    try {
      HMEFMessage message = new HMEFMessage(new ByteArrayInputStream(tnef));
      addText(message, MAPIProperty.BODY, "text/plain", contents);
      addText(message, MAPIProperty.BODY_HTML, "text/html", contents);
      for (Attachment attachment : message.getAttachments()) {
        contents.add(
            new Content(name(attachment), "application/octet-stream", attachment.getContents()));
      }
    } catch (IOException | RuntimeException e) {
      return contents; // keeps the items before the damage
    }
    return contents;
  }

  private static void addText(
      HMEFMessage message, MAPIProperty property, String type, List<Content> contents) {
    MAPIAttribute text = message.getMessageMAPIAttribute(property);
    if (text instanceof MAPIStringAttribute string) {
      byte[] utf8 = string.getDataString().getBytes(StandardCharsets.UTF_8);
      contents.add(new Content(null, type, utf8));
    } else if (text != null) {
      contents.add(new Content(null, type, text.getData()));
    }
  }

  private static String name(Attachment attachment) {
    String name = attachment.getLongFilename();
    return name == null ? attachment.getFilename() : name;
  }
}
