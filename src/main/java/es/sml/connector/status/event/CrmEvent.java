package es.sml.connector.status.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * Event of a lead, as a CloudEvent 1.0 in JSON. schemas/ has a JSON Schema of each type.
 *
 * @param <D> data of this type of event; a map for an event of the outbox
 * @param traceparent CloudEvents' extension for distributed tracing; absent without a trace
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CrmEvent<D>(
    String specversion,
    String id,
    String source,
    String type,
    String subject,
    String time,
    String datacontenttype,
    @JsonInclude(JsonInclude.Include.NON_NULL) String traceparent,
    D data) {

  /** Fields of every event. */
  public record Lead(
      String dealer, long leadId, String reference, String externalId, String status) {}

  public record Created(@JsonUnwrapped Lead lead, Long user) {}

  public record Assigned(
      @JsonUnwrapped Lead lead,
      Long from,
      Long to,
      @JsonInclude(JsonInclude.Include.NON_NULL) Long by) {}

  public record StatusChanged(
      @JsonUnwrapped Lead lead,
      String from,
      String to,
      @JsonInclude(JsonInclude.Include.NON_NULL) Long by) {}

  public record Finished(
      @JsonUnwrapped Lead lead,
      String from,
      String to,
      String result,
      @JsonInclude(JsonInclude.Include.NON_NULL) Long by) {}

  public record TaskDone(@JsonUnwrapped Lead lead, Task task) {}

  public record Task(long id, String type) {}

  /** The data of a test event, which belongs to no lead. */
  public record Test(String dealer) {}
}
