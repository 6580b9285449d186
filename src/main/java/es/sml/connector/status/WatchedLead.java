package es.sml.connector.status;

/**
 * A lead of ours in SML, as the CRM was last told or as SML has it now.
 *
 * @param externalId the id that the sender gave it; null if none
 * @param result null until it is finished
 * @param user SML's id of whom it is assigned to; null if nobody
 * @param changes how many events have been told of it
 */
record WatchedLead(
    String account,
    long smlId,
    String dealer,
    String externalId,
    String reference,
    String status,
    String result,
    Long user,
    int changes) {

  WatchedLead as(String newStatus, String newResult, Long newUser) {
    return new WatchedLead(
        account, smlId, dealer, externalId, reference, newStatus, newResult, newUser, changes);
  }
}
