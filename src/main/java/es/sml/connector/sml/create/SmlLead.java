package es.sml.connector.sml.create;

import com.fasterxml.jackson.core.JsonProcessingException;
import es.sml.connector.sml.SmlJson;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Lead as SML's create-lead accepts it ("Crear Lead"); a component that is null is left out. */
public record SmlLead(
    Integer source,
    Vehicle vehicle,
    Client client,
    Integer user,
    Integer score,
    List<Content> note,
    List<Content> tags,
    String status,
    Request request) {
  /** Text for a field that SML requires and the lead does not have. */
  public static final String UNSPECIFIED = "Sin especificar";

  /** "vehicle": brand_model is required. */
  public record Vehicle(
      String brandModel, String price, String km, Integer year, Integer gas, Boolean sold) {}

  /** "client": name is required once the block is sent. */
  public record Client(
      String name, String phone, String email, Integer province, Integer location) {}

  /** One note or tag. */
  public record Content(String content) {
    /** Returns one entry for each text; null, which is left out, if there is none. */
    public static List<Content> of(Collection<String> texts) {
      return texts.isEmpty() ? null : texts.stream().map(Content::new).toList();
    }
  }

  /** "request": the tasks that the customer requests. */
  public record Request(List<Task> task) {}

  /** One task; type is one of the manual's nine. */
  public record Task(
      String type,
      String subtype,
      String description,
      String media,
      Instant planifiedRealizationDate,
      Instant planifiedTrackingDate,
      Boolean realizationDateCheck,
      Boolean trackingDateCheck,
      List<Content> note,
      Appraisal appraisal) {}

  /** The vehicle to be valued; brand_model is required. */
  public record Appraisal(
      String brandModel,
      String licensePlate,
      String km,
      Integer year,
      Integer gas,
      String extras,
      String origin) {}

  /** Returns the body to post. */
  public byte[] toJson() {
    try {
      return SmlJson.MAPPER.writeValueAsBytes(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of texts and numbers is always JSON", e);
    }
  }
}
