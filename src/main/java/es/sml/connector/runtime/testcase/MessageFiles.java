package es.sml.connector.runtime.testcase;

import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.MessageKey;
import es.sml.connector.parse.trial.MessageTrial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Reads a dealer's messages from files into one JSON object per lead, with the file's name. */
public record MessageFiles(MessageTrial trial, String dealer) {
  /** Returns at least one object for any file. */
  public List<ObjectNode> read(Path file) {
    return outcomes(file).stream()
        .map(
            outcome -> {
              ObjectNode line = MessageTrial.JSON.createObjectNode().put("file", file.toString());
              line.setAll(outcome);
              return line;
            })
        .toList();
  }

  private List<ObjectNode> outcomes(Path file) {
    try {
      return trial.read(message(file));
    } catch (IOException e) {
      return List.of(MessageTrial.unreadable("the file cannot be read; check its permissions"));
    }
  }

  private InboundMessage message(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    String name = file.getFileName().toString();
    return new InboundMessage(
        MessageKey.of(dealer, name, content),
        dealer,
        InboundMessage.Channel.FILE,
        name,
        null,
        Instant.now(),
        content);
  }
}
