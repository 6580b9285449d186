package es.sml.connector.config.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import es.sml.connector.alert.setting.AlertSettings;
import es.sml.connector.config.Configuration;
import es.sml.connector.config.Dealers;
import es.sml.connector.config.KeyLevel;
import es.sml.connector.config.KeyReader;
import es.sml.connector.config.Settings;
import es.sml.connector.signin.credential.SignInSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The keys of each kind of configuration file, bound as the connector binds them. */
public final class ReferenceConfiguration {
  /** Each kind of block, with the keys that it requires and no other ones. */
  public static final String DEALERS =
      """
      accounts:
        main:
          base-url: https://sml.example
          username: connector
          password: env:PASSWORD
      dealers:
        norte:
          account: main
          source: 12
          sources:
            - {provider: coches.net, source: 1}
            - {mailbox: leads, source: 2}
          inboxes:
            - {host: imap.example, username: leads, password: env:PASSWORD}
            - host: outlook.example
              username: leads
              sign-in: {provider: microsoft, tenant: t, client-id: a, client-secret: env:PASSWORD}
            - host: imap.example
              username: leads
              sign-in: {provider: google, service-account: env:KEY_FILE}
          queue: {}
          drop-folder: {directory: drop}
          crm:
            webhook: {url: 'https://crm.example/', secrets: [env:WEBHOOK]}
          broker-user: {username: norte, password: env:PASSWORD}
          duplicates: {}
        sur: {account: main, source: 13, drop-folder: {directory: drop}, crm: {}}
        este: {account: main, source: 14, queue: {}}
      """;

  static final String ALERTS =
      """
      mail-server: {host: smtp.example}
      channels:
        mails: {mail: {from: a@b.example, to: [c@b.example]}}
        teams: {teams: env:URL}
        slack: {slack: env:URL}
        telegram: {telegram: {token: env:PASSWORD, chat: '-100'}}
        program: {webhook: {url: 'https://program.example/', secrets: [env:WEBHOOK]}}
      send:
        - {to: [mails]}
      dates:
        - {name: secret, ends: 2027-03-31}
      rules: {account: {}, oldest-lead: {}}
      """;

  static final String FORMAT =
      """
      name: portal
      confidence: assumed
      """;

  private static final Map<String, String> SECRETS =
      Map.of(
          "PASSWORD", "hunter2",
          "URL", "https://hooks.example/x",
          "WEBHOOK", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
          "KEY_FILE", SignInSettings.keyFile(SignInSettings.keyPair()).reveal());
  private static final YAMLMapper YAML = new YAMLMapper();

  private ReferenceConfiguration() {}

  public static List<KeyLevel> application() {
    return KeyReader.levels(
        bind("application.properties", "", Settings.class), JsonNodeFactory.instance.objectNode());
  }

  public static List<KeyLevel> dealers() {
    return KeyReader.levels(dealers(DEALERS), tree(DEALERS));
  }

  public static List<KeyLevel> alerts() {
    return KeyReader.levels(
        bind(Configuration.ALERTS, ALERTS, AlertSettings.class),
        tree(ALERTS),
        AlertSettings.none());
  }

  public static List<KeyLevel> formats() {
    try {
      // The parser's own; no other package may name it.
      Class<?> template = Class.forName("es.sml.connector.parse.template.FormatTemplate");
      return KeyReader.levels((Record) YAML.readValue(FORMAT, template), tree(FORMAT));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new LinkageError("a template is bound to another class: name it here", e);
    }
  }

  /** Binds dealers.yaml; a problem fails the test. */
  public static Dealers dealers(String yaml) {
    return bind("dealers.yaml", yaml, Dealers.class);
  }

  public static JsonNode tree(String yaml) {
    try {
      return YAML.readTree(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> T bind(String name, String text, Class<T> type) {
    try {
      Path directory = Files.createTempDirectory("reference");
      Path file = Files.writeString(directory.resolve(name), text);
      ConfigurationFile read =
          name.endsWith(".yaml")
              ? ConfigurationFile.yaml(file)
              : ConfigurationFile.properties(file);
      Files.delete(file);
      Files.delete(directory);
      List<Problem> problems = new ArrayList<>();
      T bound =
          new ConfigurationBinder(new SecretReader(SECRETS, directory)).bind(read, type, problems);
      if (bound == null) {
        throw new ConfigurationException(problems);
      }
      return bound;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
