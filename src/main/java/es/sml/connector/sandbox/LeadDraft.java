package es.sml.connector.sandbox;

import java.util.List;

/**
 * A valid lead of a request, before its new elements get ids and dates.
 *
 * @param user null for the user of the request
 * @param client null for none
 * @param request the lead's tasks in their block, null for a new block without tasks
 * @param status null for the status of a new lead
 * @param score "1" to "4", null if unknown
 */
record LeadDraft(
    ReferenceData.Source source,
    ReferenceData.User user,
    Block<Client.Details> client,
    Block<Vehicle.Details> vehicle,
    Block<List<Block<TaskDraft>>> request,
    List<Block<String>> notes,
    List<Block<String>> tags,
    String status,
    String score) {
  static final LeadDraft NONE =
      new LeadDraft(null, null, null, null, null, List.of(), List.of(), null, null);

  LeadDraft withStatus(String newStatus) {
    return new LeadDraft(source, user, client, vehicle, request, notes, tags, newStatus, score);
  }

  LeadDraft withTasks(List<Block<TaskDraft>> tasks) {
    return new LeadDraft(
        source,
        user,
        client,
        vehicle,
        new Block<>(request.id(), tasks),
        notes,
        tags,
        status,
        score);
  }
}
