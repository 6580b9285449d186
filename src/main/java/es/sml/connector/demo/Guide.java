package es.sml.connector.demo;

import es.sml.connector.demo.installation.Dealerships;
import es.sml.connector.demo.installation.DemoMailServer;
import es.sml.connector.demo.installation.Installation;
import java.net.URI;

/** Explains the demo and the next steps. */
final class Guide {
  private final Installation installation;
  private final DemoOutput output;

  Guide(Installation installation, DemoOutput output) {
    this.installation = installation;
    this.output = output;
  }

  void introduce() {
    DemoMailServer mail = installation.mail();
    output.heading("SML Connector: demo");
    output.entry(
        "SML", installation.sandbox().baseUrl() + "  the sandbox; user demo, password demo");
    output.entry(
        "mail",
        "%s  SMTP port %d, IMAP port %d; mailboxes leads@<dealer>.example"
            .formatted(Dealerships.HOST, mail.smtpPort(), mail.imapPort()));
    output.entry("broker", "Artemis in this process: dealers.<dealer>.leads, leads.dead,");
    output.entry("", "crm.<dealer>.status");
    output.entry("database", "SQLite in this process");
    output.entry("dealers", String.join(", ", Dealerships.ids()));
    output.entry("directory", installation.directory() + "  configuration, data, log, folders");
  }

  void sayHowToGoOn() {
    URI sml = installation.sandbox().baseUrl();
    String dealer = Dealerships.ids().get(0);
    output.heading("Everything keeps running; press Ctrl-C to stop. In another terminal, try:");
    say(
        "show the leads in SML",
        "curl -s -H 'Authorization: Token %s' '%s/api/lead/?page_size=3'"
            .formatted(installation.sandboxApi().token(), sml));
    say("show what was written to SML", "curl -s %s/sandbox/audit".formatted(sml));
    say(
        "make SML fail at the next lead; the connector delivers it some seconds later",
        "curl -s -d '{\"kind\":\"status-before\",\"status\":503,\"operation\":\"create-lead\",\"times\":1}' %s/sandbox/faults"
            .formatted(sml));
    say(
        "send a lead by mail",
        "printf 'Subject: Consulta\\n\\nNombre: Eva\\nTeléfono: 600100200\\nVehículo: Seat Ibiza\\n' | curl -s smtp://%s:%d --mail-from eva@correo.example --mail-rcpt %s -T -"
            .formatted(
                Dealerships.HOST, installation.mail().smtpPort(), Dealerships.address(dealer)));
    say(
        "send a lead by file (.csv, .eml, .json, .xml, .txt)",
        "cp FILE " + installation.workspace().dropFolder(dealer) + "/");
    output.heading("New activity");
  }

  private void say(String what, String command) {
    output.text("  " + what);
    output.text("    " + command);
  }
}
