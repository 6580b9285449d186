package es.sml.connector.runtime.module;

import es.sml.connector.broker.setting.BrokerSettings;
import es.sml.connector.command.CommandAddress;
import es.sml.connector.command.LeadNames;
import es.sml.connector.command.access.CommandGrant;
import es.sml.connector.command.access.CommandRights;
import es.sml.connector.command.access.CommandSenders;
import es.sml.connector.command.access.DealersLeads;
import es.sml.connector.command.intake.CommandJson;
import es.sml.connector.command.intake.CommandReader;
import es.sml.connector.command.intake.CommandRequests;
import es.sml.connector.command.reply.CommandAnswers;
import es.sml.connector.command.reply.CommandReplies;
import es.sml.connector.command.run.CommandPatience;
import es.sml.connector.command.run.CommandRunner;
import es.sml.connector.command.run.CommandStore;
import es.sml.connector.command.run.DirectCommands;
import es.sml.connector.command.run.RefusedCommands;
import es.sml.connector.config.Dealers;
import es.sml.connector.config.reload.RunningConfiguration;
import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.lead.jms.ReplyQueues;
import es.sml.connector.runtime.jms.BatchedConsumer;
import es.sml.connector.runtime.node.Clocks;
import es.sml.connector.runtime.queue.DealerQueues;
import es.sml.connector.sml.SmlSettings;
import es.sml.connector.sml.client.SmlOperations;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.Processor;
import org.apache.camel.spi.Registry;

/** The beans of the command routes. */
final class CommandModule {
  private CommandModule() {}

  static void bind(
      Registry registry,
      RunningConfiguration configuration,
      SmlOperations operations,
      SmlSettings settings,
      LedgerTransactions transactions,
      ReplyQueues replies) {
    CommandStore commands = new CommandStore(transactions);
    registry.bind("commandPartitioner", new BatchedConsumer());
    registry.bind("commandStore", commands);
    CommandAnswers answers = new CommandAnswers();
    registry.bind("commandAnswers", answers);
    RefusedCommands refused = new RefusedCommands(commands, InstantSource.system());
    registry.bind("refusedCommands", refused);
    registry.bind("refusedCommands.list", (Processor) refused::list);
    registry.bind("commandJson", CommandJson.MAPPER);
    registry.bind("commandPatience", new CommandPatience(InstantSource.system()));
    LeadNames names = new LeadNames(transactions);
    CommandRights rights =
        new CommandRights(
            configuration.ofDealers(CommandModule::grants), new DealersLeads(transactions));
    CommandRunner runner =
        new CommandRunner(
            operations,
            commands,
            names,
            rights,
            CallbackModule.echoFilter(configuration, transactions),
            new CommandRunner.Times(
                Clocks.SYSTEM::within, settings.requestTimeout(), settings.lateCommitWindow()));
    registry.bind("commandRunner", runner);
    registry.bind("directCommands", new DirectCommands(commands, runner, answers));
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
                configuration.ofDealers(CommandModule::dealersByUser),
                broker.ownUser(),
                broker.trustUnknownUsers()),
            new CommandReplies(configuration.ofDealers(Dealers::accountsByDealer), replies),
            DealerQueues.COMMAND_PARTITIONS,
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

  static Map<String, String> dealersByUser(Dealers dealers) {
    return dealers.dealers().entrySet().stream()
        .filter(dealer -> dealer.getValue().brokerUser() != null)
        .collect(
            Collectors.toMap(
                dealer -> dealer.getValue().brokerUser().username(), Map.Entry::getKey));
  }
}
