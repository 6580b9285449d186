package es.sml.connector.reply;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Reply to the sender of a lead, as JSON.
 *
 * @param id correlation id; null if the sender gave none
 * @param reference tag of the lead in SML
 * @param externalId the sender's own id of the lead; null if there is none
 * @param splitNumber number of the lead in a message with several leads; absent for a single lead
 * @param leadId SML's id of the lead; absent if SML does not have it
 * @param reason reason of a failure; null after a success
 */
public record LeadReply(
    String id,
    String outcome,
    String dealer,
    String reference,
    String externalId,
    @JsonInclude(JsonInclude.Include.NON_NULL) Integer splitNumber,
    @JsonInclude(JsonInclude.Include.NON_NULL) Long leadId,
    String reason) {

  /**
   * Reply to the sender of a message with several leads; each lead has a reply of its own, too.
   *
   * @param leads number of the leads
   */
  public record Split(String id, String outcome, String dealer, long leads) {}
}
