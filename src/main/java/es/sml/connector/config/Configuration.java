package es.sml.connector.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.re2j.Pattern;
import es.sml.connector.alert.setting.AlertSettings;
import es.sml.connector.config.file.ConfigurationBinder;
import es.sml.connector.config.file.ConfigurationException;
import es.sml.connector.config.file.ConfigurationFile;
import es.sml.connector.config.file.Problem;
import es.sml.connector.config.file.SecretReader;
import es.sml.connector.inbox.Inbox;
import es.sml.connector.language.LocalizedText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The configuration: application.properties, dealers.yaml and alerts.yaml. It refuses unknown ids,
 * and what two dealers or two servers may not share.
 *
 * @param directory directory of the files
 * @param camel keys that begin with camel., which Camel itself reads
 * @param ext keys that begin with ext., for the routes in routes/ext
 * @param alerts alerts.yaml; its defaults without the file
 * @param secrets reader of the secrets
 */
public record Configuration(
    Path directory,
    Settings settings,
    Dealers dealers,
    Properties camel,
    ExtProperties ext,
    AlertSettings alerts,
    SecretReader secrets) {
  /** The file of alerts. It may be missing. */
  public static final String ALERTS = "alerts.yaml";

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  /**
   * Reads application.properties and dealers.yaml from a directory.
   *
   * @param environment environment variables, for env: secrets and {@link EnvironmentKeys}
   * @throws ConfigurationException naming every problem in both files
   */
  public static Configuration load(Path directory, Map<String, String> environment) {
    return load(directory, new SecretReader(environment, directory));
  }

  /**
   * Reads the files of a machine that need not have the secrets. A placeholder stands for each one
   * that is missing, so the result is only for checks.
   *
   * @throws ConfigurationException naming every other problem in both files
   */
  public static Configuration loadWithoutSecrets(Path directory, Map<String, String> environment) {
    return load(directory, SecretReader.withPlaceholders(environment, directory));
  }

  /**
   * Reads the files again.
   *
   * @throws ConfigurationException naming every problem in both files
   */
  public Configuration reload() {
    return load(directory, secrets);
  }

  private static Configuration load(Path directory, SecretReader secrets) {
    List<Problem> problems = new ArrayList<>();
    ConfigurationBinder binder = new ConfigurationBinder(secrets);
    ConfigurationFile application =
        read(() -> EnvironmentKeys.application(directory, secrets.environment()), problems);
    Properties camel = null;
    ExtProperties ext = null;
    Settings settings = null;
    if (application != null) {
      problems.addAll(application.problems());
      camel = extractCamel(application);
      ext = ExtProperties.extract(application, secrets, problems);
      settings = binder.bind(application, Settings.class, problems);
      if (settings != null) {
        PortRules.check(application, settings, problems);
      }
    }
    ConfigurationFile yaml =
        read(() -> ConfigurationFile.yaml(directory.resolve("dealers.yaml")), problems);
    Dealers dealers = yaml == null ? null : binder.bind(yaml, Dealers.class, problems);
    if (yaml != null) {
      checkIds(yaml, problems);
    }
    if (dealers != null) {
      checkRules(yaml, dealers, problems);
      checkBrokerUsers(yaml, dealers, problems);
      checkMailboxes(yaml, dealers, problems);
      FolderRules.check(
          yaml, dealers, settings == null ? null : settings.dataDirectory(), problems);
      if (settings != null) {
        checkWebhooks(yaml, dealers, settings, problems);
      }
    }
    AlertSettings alerts = alerts(directory, dealers, binder, problems);
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    return new Configuration(directory, settings, dealers, camel, ext, alerts, secrets);
  }

  /**
   * Returns null for a file that cannot be read, so that its problem hides none of another file.
   */
  private static ConfigurationFile read(Supplier<ConfigurationFile> file, List<Problem> problems) {
    try {
      return file.get();
    } catch (ConfigurationException e) {
      problems.addAll(e.problems());
      return null;
    }
  }

  private static AlertSettings alerts(
      Path directory, Dealers dealers, ConfigurationBinder binder, List<Problem> problems) {
    if (!Files.exists(directory.resolve(ALERTS))) {
      return AlertSettings.none();
    }
    ConfigurationFile file =
        read(() -> ConfigurationFile.yaml(directory.resolve(ALERTS)), problems);
    AlertSettings alerts = file == null ? null : binder.bind(file, AlertSettings.class, problems);
    if (alerts != null && dealers != null) {
      for (int i = 0; i < alerts.send().size(); i++) {
        for (String dealer : alerts.send().get(i).dealers()) {
          if (!dealers.dealers().containsKey(dealer)) {
            problems.add(
                file.problem(
                    "send[" + i + "].dealers",
                    LocalizedText.of(
                        "alerts.no-dealer", "dealers.yaml has no dealer {0}", dealer)));
          }
        }
      }
    }
    return alerts;
  }

  // By the tree, so that a wrong key of a dealer does not hide its wrong account.
  private static void checkIds(ConfigurationFile file, List<Problem> problems) {
    JsonNode accounts = file.tree().path("accounts");
    accounts
        .properties()
        .forEach(
            account ->
                checkBlock(
                    file,
                    "accounts." + account.getKey(),
                    account,
                    LocalizedText.of("dealers.empty-account", "the account is empty"),
                    problems));
    file.tree()
        .path("dealers")
        .properties()
        .forEach(
            dealer -> {
              String key = "dealers." + dealer.getKey();
              checkBlock(
                  file,
                  key,
                  dealer,
                  LocalizedText.of("dealers.empty-dealer", "the dealer is empty"),
                  problems);
              JsonNode account = dealer.getValue().path("account");
              boolean isWritten = account.isValueNode() && !account.isNull();
              if (isWritten && accounts.isObject() && !accounts.has(account.asText())) {
                problems.add(
                    file.problem(
                        key + ".account",
                        LocalizedText.of(
                            "dealers.no-account",
                            "there is no account {0} under accounts; there are {1}",
                            account.asText(),
                            String.join(
                                ", ", accounts.propertyStream().map(Map.Entry::getKey).toList()))));
              }
            });
  }

  // The broker has one password and one set of queues for each name.
  private static void checkBrokerUsers(
      ConfigurationFile file, Dealers dealers, List<Problem> problems) {
    Map<String, String> dealersByUser = new HashMap<>();
    dealers
        .dealers()
        .forEach(
            (id, dealer) -> {
              if (dealer != null && dealer.brokerUser() != null) {
                String name = dealer.brokerUser().username();
                String other = dealersByUser.putIfAbsent(name, id);
                if (other != null) {
                  problems.add(
                      file.problem(
                          "dealers." + id + ".broker-user.username",
                          LocalizedText.of(
                              "dealers.broker-user",
                              "is already the broker-user of {0}: choose another name",
                              other)));
                }
              }
            });
  }

  // The ledger has one state for each name, and both inboxes would fetch each mail.
  private static void checkMailboxes(
      ConfigurationFile file, Dealers dealers, List<Problem> problems) {
    dealers
        .dealers()
        .forEach(
            (id, dealer) -> {
              Map<String, Integer> numbers = new HashMap<>();
              for (int i = 0; dealer != null && i < dealer.inboxes().size(); i++) {
                Inbox inbox = dealer.inboxes().get(i);
                Integer other = numbers.putIfAbsent(folderOf(inbox), i);
                if (other != null) {
                  problems.add(
                      file.problem(
                          "dealers." + id + ".inboxes[" + i + "]",
                          LocalizedText.of(
                              "dealers.same-mailbox",
                              "has the username {0} and the folder {1}, as inboxes[{2}] has: remove"
                                  + " one of them, or read a mailbox of another server at another"
                                  + " dealer",
                              inbox.username(),
                              inbox.folder(),
                              other)));
                }
              }
            });
  }

  private static String folderOf(Inbox inbox) {
    boolean isInbox = inbox.folder().equalsIgnoreCase("INBOX"); // the one name without case
    return inbox.username().toLowerCase(Locale.ROOT) + "/" + (isInbox ? "INBOX" : inbox.folder());
  }

  private static void checkWebhooks(
      ConfigurationFile file, Dealers dealers, Settings settings, List<Problem> problems) {
    dealers
        .dealers()
        .forEach(
            (id, dealer) -> {
              if (dealer != null && dealer.crm() != null && dealer.crm().webhook() != null) {
                LocalizedText fault = settings.callback().fault(dealer.crm().webhook().url());
                if (fault != null) {
                  problems.add(file.problem("dealers." + id + ".crm.webhook.url", fault));
                }
              }
            });
  }

  private static void checkRules(ConfigurationFile file, Dealers dealers, List<Problem> problems) {
    dealers
        .dealers()
        .forEach(
            (id, dealer) -> {
              if (dealer != null) {
                checkRules(file, "dealers." + id + ".sources", dealer, problems);
              }
            });
  }

  // A rule for a mailbox or channel that does not exist would never apply.
  private static void checkRules(
      ConfigurationFile file, String key, Dealer dealer, List<Problem> all) {
    for (int i = 0; i < dealer.sources().size(); i++) {
      String mailbox = dealer.sources().get(i).mailbox();
      if (mailbox != null && !dealer.hasMailbox(mailbox)) {
        all.add(
            file.problem(
                key + "[" + i + "].mailbox",
                LocalizedText.of(
                    "dealers.no-mailbox",
                    "none of the dealer's inboxes has the username {0}",
                    mailbox)));
      }
      String channel = dealer.sources().get(i).channel();
      if (channel != null && !dealer.channels().containsKey(channel)) {
        all.add(
            file.problem(
                key + "[" + i + "].channel",
                LocalizedText.of("dealers.no-channel", "the dealer has no channel {0}", channel)));
      }
    }
  }

  private static void checkBlock(
      ConfigurationFile file,
      String key,
      Map.Entry<String, JsonNode> block,
      LocalizedText empty,
      List<Problem> all) {
    if (block.getValue().isNull()) {
      all.add(file.problem(key, empty));
    }
    // Ids become names of queues and routes.
    if (!ID.matches(block.getKey())) {
      all.add(
          file.problem(
              key,
              LocalizedText.of("dealers.id", "an id has only small letters, digits and hyphens")));
    }
  }

  private static Properties extractCamel(ConfigurationFile file) {
    Map<String, String> flat = new TreeMap<>();
    if (file.tree() instanceof ObjectNode root
        && root.remove("camel") instanceof ObjectNode camel) {
      flatten("camel", camel, flat);
    }
    Properties properties = new Properties();
    properties.putAll(flat);
    return properties;
  }

  private static void flatten(String path, ObjectNode node, Map<String, String> flat) {
    node.properties()
        .forEach(
            entry -> {
              String key = path + "." + entry.getKey();
              if (entry.getValue() instanceof ObjectNode below) {
                flatten(key, below, flat);
              } else {
                flat.put(key, entry.getValue().asText());
              }
            });
  }
}
