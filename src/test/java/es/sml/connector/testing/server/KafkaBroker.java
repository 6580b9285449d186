package es.sml.connector.testing.server;

import es.sml.connector.testing.FreePorts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Time;

/** A real Kafka broker of one node in this process. */
public final class KafkaBroker implements AutoCloseable {
  private final int port = FreePorts.next();
  private final KafkaRaftServer server;

  private KafkaBroker(Path directory) throws IOException {
    int controller = FreePorts.next();
    Properties properties = new Properties();
    properties.putAll(
        Map.of(
            "process.roles", "broker,controller",
            "node.id", "1",
            "controller.quorum.voters", "1@127.0.0.1:" + controller,
            "listeners", "LEADS://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller,
            "listener.security.protocol.map", "LEADS:PLAINTEXT,CONTROLLER:PLAINTEXT",
            "controller.listener.names", "CONTROLLER",
            "inter.broker.listener.name", "LEADS",
            "log.dirs", directory.resolve("kafka-log").toString(),
            "offsets.topic.replication.factor", "1"));
    properties.put("offsets.topic.num.partitions", "1");
    properties.put("group.initial.rebalance.delay.ms", "0");
    Path file = directory.resolve("kafka.properties");
    try (var out = Files.newOutputStream(file)) {
      properties.store(out, null);
    }
    format(file);
    server = new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM);
    server.startup();
  }

  private static void format(Path file) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    int status =
        StorageTool.execute(
            new String[] {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()},
            new PrintStream(output, true, StandardCharsets.UTF_8));
    if (status != 0) {
      throw new AssertionError(output.toString(StandardCharsets.UTF_8));
    }
  }

  /** Starts one with its files below a directory. */
  public static KafkaBroker start(Path directory) throws IOException {
    return new KafkaBroker(Files.createDirectories(directory));
  }

  public String address() {
    return "127.0.0.1:" + port;
  }

  /** Sends one record, and returns after the broker has it. */
  public void send(String topic, String value) throws Exception {
    Map<String, Object> settings = Map.of("bootstrap.servers", address());
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic, value)).get();
    }
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }
}
