package es.sml.connector.cli.pause;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.pause.PauseKind;
import picocli.CommandLine.Parameters;

/** The parameters that name what is paused. */
final class PauseTarget {
  @Parameters(
      index = "0",
      paramLabel = "KIND",
      description = "account, dealer, mailbox, channel, crm or schedule.")
  private PauseKind kind;

  @Parameters(
      index = "1",
      paramLabel = "NAME",
      description =
          "Its name in dealers.yaml; docs/pausing.md has those of mailboxes and schedules.")
  private String name;

  ObjectNode body() {
    return body(kind, name);
  }

  static ObjectNode body(PauseKind kind, String name) {
    return JsonNodeFactory.instance.objectNode().put("kind", kind.word()).put("name", name);
  }
}
