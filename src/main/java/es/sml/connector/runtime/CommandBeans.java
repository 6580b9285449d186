package es.sml.connector.runtime;

import es.sml.connector.broker.BrokerSettings;
import es.sml.connector.command.CommandAddress;
import es.sml.connector.command.CommandAnswers;
import es.sml.connector.command.CommandBook;
import es.sml.connector.command.CommandGrant;
import es.sml.connector.command.CommandJson;
import es.sml.connector.command.CommandPatience;
import es.sml.connector.command.CommandReader;
import es.sml.connector.command.CommandReplies;
import es.sml.connector.command.CommandRequests;
import es.sml.connector.command.CommandRights;
import es.sml.connector.command.CommandRunner;
import es.sml.connector.command.CommandSenders;
import es.sml.connector.command.DealersLeads;
import es.sml.connector.command.DirectCommands;
import es.sml.connector.command.LeadNames;
import es.sml.connector.config.Dealers;
import es.sml.connector.config.RunningConfiguration;
import es.sml.connector.deliver.LedgerTransactions;
import es.sml.connector.lead.ReplyQueues;
import es.sml.connector.sml.SmlOperations;
import es.sml.connector.sml.SmlSettings;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.Processor;
import org.apache.camel.spi.Registry;

/** The beans of the command routes. */
final class CommandBeans {
  private CommandBeans() {}

  static void bind(
      Registry registry,
      RunningConfiguration configuration,
      SmlOperations operations,
      SmlSettings settings,
      LedgerTransactions transactions,
      ReplyQueues replies) {
    CommandBook book = new CommandBook(transactions);
    registry.bind("commandSpreader", new BatchedConsumer());
    registry.bind("commandBook", book);
    CommandAnswers answers = new CommandAnswers();
    registry.bind("commandAnswers", answers);
    registry.bind("commandJson", CommandJson.MAPPER);
    registry.bind("commandPatience", new CommandPatience(InstantSource.system()));
    LeadNames names = new LeadNames(transactions);
    CommandRights rights =
        new CommandRights(
            configuration.ofDealers(CommandBeans::grants), new DealersLeads(transactions));
    CommandRunner runner =
        new CommandRunner(
            operations,
            book,
            names,
            rights,
            WayBack.ownChanges(configuration, transactions),
            Clocks.SYSTEM::within,
            settings.requestTimeout(),
            settings.lateCommitWindow());
    registry.bind("commandRunner", runner);
    registry.bind("directCommands", new DirectCommands(book, runner, answers));
    Supplier<Set<String>> accounts =
        configuration.ofDealers(dealers -> dealers.accounts().keySet());
    CommandAddress address =
        new CommandAddress(accounts, configuration.ofDealers(Dealers::accountsByDealer));
    registry.bind("commandRequests", new CommandRequests(address, accounts, names, rights));
    BrokerSettings broker = configuration.now().configuration().settings().broker();
    CommandReader reader =
        new CommandReader(
            address,
            new CommandSenders(
                configuration.ofDealers(CommandBeans::dealersByUser),
                broker.ownUser(),
                broker.trustUnknownUsers()),
            new CommandReplies(configuration.ofDealers(Dealers::accountsByDealer), replies),
            DealerQueues.COMMAND_LANES,
            names,
            rights);
    registry.bind("commandReader", reader);
    registry.bind("commandReader.unreadable", (Processor) reader::unreadable);
  }

  private static Map<String, CommandGrant> grants(Dealers dealers) {
    return dealers.dealers().entrySet().stream()
        .filter(dealer -> dealer.getValue().brokerUser() != null)
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                dealer ->
                    new CommandGrant(
                        dealer.getValue().brokerUser().commands(),
                        dealer.getValue().concessionaires())));
  }

  /** Returns the dealer of each broker-user. */
  static Map<String, String> dealersByUser(Dealers dealers) {
    return dealers.dealers().entrySet().stream()
        .filter(dealer -> dealer.getValue().brokerUser() != null)
        .collect(
            Collectors.toMap(
                dealer -> dealer.getValue().brokerUser().username(), Map.Entry::getKey));
  }
}
