package es.sml.connector.cli.crm;

import static es.sml.connector.language.LocalizedText.say;

import es.sml.connector.cli.ops.CrmTable;
import es.sml.connector.cli.ops.OpsOptions;
import es.sml.connector.ops.view.crm.CrmView;
import java.util.Map;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the CRMs. */
@Command(
    name = "list",
    description = "Lists each dealer's CRM with its state, its pending events and its next try.")
final class CrmListCommand implements Runnable {
  @Mixin private OpsOptions options;

  @Override
  public void run() {
    options.print(
        options.connect().get("crms", Map.of(), CrmView.Page.class),
        (page, out) -> {
          if (page.crms().isEmpty()) {
            out.println(say("crms.none", "no dealer has a crm in dealers.yaml"));
          } else {
            new CrmTable(out, UnaryOperator.identity()).print(page.crms());
          }
        });
  }
}
