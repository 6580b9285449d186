package es.sml.connector.command.reply;

import com.fasterxml.jackson.annotation.JsonInclude;
import es.sml.connector.language.RecordedReason;

/**
 * Reply to a command, as JSON.
 *
 * @param id id of the command; null if it has none
 * @param operation null if the command could not be read
 * @param result SML's response; absent unless the command was done
 * @param error absent if the command was done
 */
public record CommandReply(
    String id,
    String operation,
    String outcome,
    @JsonInclude(JsonInclude.Include.NON_NULL) Object result,
    @JsonInclude(JsonInclude.Include.NON_NULL) Fault error) {

  /**
   * Reason why a command was not done.
   *
   * @param status HTTP status of SML's response; absent if SML did not reject the command
   * @param code the message's code for programs; absent if it has none
   */
  public record Fault(
      @JsonInclude(JsonInclude.Include.NON_NULL) Integer status,
      @JsonInclude(JsonInclude.Include.NON_NULL) String code,
      String message) {
    public Fault(Integer status, String message) {
      this(status, RecordedReason.code(message), message);
    }
  }
}
