package es.sml.connector.door.sender.form;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.door.codec.Query;
import es.sml.connector.door.codec.SmallJson;
import es.sml.connector.door.request.DoorRequest;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The fields of a form, as far as the door's rules need them: for the trap, the consent and the
 * comparison of two forms. The parser reads the lead from the bytes.
 */
public final class FormFields {
  private static final int MOST_PARTS = 200;
  private static final int LONGEST_BOUNDARY = 70;
  private static final FormFields NONE = new FormFields(Map.of(), false);

  private final Map<String, List<String>> values;

  private final boolean isWhole;

  /**
   * @param isWhole true if the body has no more than these fields
   */
  private FormFields(Map<String, List<String>> values, boolean isWhole) {
    this.values = values;
    this.isWhole = isWhole;
  }

  /** Reads the body by its media type. An unknown or broken one gives no fields. */
  public static FormFields of(DoorRequest request) {
    try {
      return switch (request.mediaType()) {
        case "application/x-www-form-urlencoded" -> pairs(request);
        case "multipart/form-data" -> parts(request);
        case "application/json" -> json(SmallJson.read(request.body()));
        default -> NONE;
      };
    } catch (MessagingException | StringIndexOutOfBoundsException e) {
      return NONE; // Jakarta Mail throws the second one at a header's last backslash
    } catch (IOException e) {
      throw new IllegalStateException("bytes in memory must be readable", e);
    }
  }

  /** Returns the first value; null if the field is absent. */
  public String first(String name) {
    List<String> found = name == null ? null : values.get(name);
    return found == null || found.isEmpty() ? null : found.get(0);
  }

  /** Returns whether no other field has a value. A body that is no form may still hold a lead. */
  boolean areBlankBut(List<String> names) {
    return isWhole
        && without(names).values().stream().flatMap(List::stream).allMatch(String::isBlank);
  }

  /** Returns all fields but these, sorted by their names. */
  Map<String, List<String>> without(List<String> names) {
    Map<String, List<String>> rest = new TreeMap<>(values);
    names.forEach(rest::remove);
    return rest;
  }

  private static FormFields pairs(DoorRequest request) {
    Map<String, List<String>> pairs = Query.of(new String(request.body(), StandardCharsets.UTF_8));
    return new FormFields(pairs, !pairs.isEmpty());
  }

  private static FormFields json(JsonNode root) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    root.properties()
        .forEach(
            field ->
                fields.put(
                    field.getKey(),
                    List.of(
                        field.getValue().isValueNode()
                            ? field.getValue().asText()
                            : field.getValue().toString())));
    return new FormFields(fields, root.isObject());
  }

  private static FormFields parts(DoorRequest request) throws MessagingException, IOException {
    String boundary = new ContentType(request.header("content-type")).getParameter("boundary");
    if (boundary != null && boundary.length() > LONGEST_BOUNDARY) {
      return NONE;
    }
    MimeMultipart parts =
        new MimeMultipart(new ByteArrayDataSource(request.body(), request.header("content-type")));
    Map<String, List<String>> fields = new LinkedHashMap<>();
    boolean whole = parts.getCount() > 0 && parts.getCount() <= MOST_PARTS;
    for (int i = 0; i < Math.min(parts.getCount(), MOST_PARTS); i++) {
      BodyPart part = parts.getBodyPart(i);
      String[] written = part.getHeader("Content-Disposition");
      String name =
          written == null ? null : new ContentDisposition(written[0]).getParameter("name");
      whole &= part.getFileName() == null;
      if (name != null && part.getFileName() == null) {
        fields
            .computeIfAbsent(name, unused -> new ArrayList<>())
            .add(new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return new FormFields(fields, whole);
  }
}
