package es.sml.connector.sandbox.lead;

import es.sml.connector.sandbox.reference.SandboxReferenceData;
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
public record SandboxLeadDraft(
    SandboxReferenceData.Source source,
    SandboxReferenceData.User user,
    Block<SandboxClient.Details> client,
    Block<SandboxVehicle.Details> vehicle,
    Block<List<Block<SandboxTaskDraft>>> request,
    List<Block<String>> notes,
    List<Block<String>> tags,
    String status,
    String score) {
  public static final SandboxLeadDraft NONE =
      new SandboxLeadDraft(null, null, null, null, null, List.of(), List.of(), null, null);

  public SandboxLeadDraft withStatus(String newStatus) {
    return new SandboxLeadDraft(
        source, user, client, vehicle, request, notes, tags, newStatus, score);
  }

  public SandboxLeadDraft withTasks(List<Block<SandboxTaskDraft>> tasks) {
    return new SandboxLeadDraft(
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
