package es.sml.connector.ops.view.crm;

import java.util.List;

/**
 * A command that was refused.
 *
 * @param id its sender's id; null, like operation and account, if it could not be read
 * @param dealer dealer of its sender; null if the sender may command for all dealers, or is unknown
 * @param smlId SML's id of its lead; null if it is about none
 * @param status HTTP status of SML; null if the connector itself refused it
 * @param reason masked
 * @param code the reason's code for programs; null if it has none
 */
public record CommandView(
    String id,
    String operation,
    String account,
    String dealer,
    String received,
    Long smlId,
    Integer status,
    String reason,
    String code) {

  /** A page of the list, newest first. */
  public record Page(List<CommandView> commands, String next) {}
}
