package es.sml.connector.broker.client;

import org.apache.activemq.artemis.api.core.ICoreMessage;
import org.apache.activemq.artemis.api.core.Interceptor;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.protocol.core.Packet;
import org.apache.activemq.artemis.core.protocol.core.impl.PacketImpl;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.MessagePacketI;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.SessionReceiveLargeMessage;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/**
 * Makes Artemis's client return every body as it came over the wire. Otherwise the client inflates
 * a body before its size can be checked, and fails permanently at a malformed body.
 */
public final class RawBodies implements Interceptor {
  /** The type that the sender gave the message. */
  static final SimpleString TYPE = SimpleString.of("_SML_TYPE");

  /** Inflated size of a compressed body as the sender states it; absent for other bodies. */
  static final SimpleString INFLATED = SimpleString.of("_SML_INFLATED");

  @Override
  public boolean intercept(Packet packet, RemotingConnection connection) {
    if (packet instanceof SessionReceiveLargeMessage large) {
      flatten((ICoreMessage) large.getLargeMessage());
      // The broker's own count replaces the size that the sender wrote.
      large
          .getLargeMessage()
          .putLongProperty(Message.HDR_LARGE_BODY_SIZE, large.getLargeMessageSize());
    } else if (isReceived(packet)) {
      flatten((ICoreMessage) ((MessagePacketI) packet).getMessage());
    }
    return true;
  }

  private static boolean isReceived(Packet packet) {
    return packet.getType() == PacketImpl.SESS_RECEIVE_MSG;
  }

  // A change costs an encoding of the message, so leave ordinary messages alone.
  private static void flatten(ICoreMessage message) {
    if (message.getType() != Message.BYTES_TYPE) {
      message.putByteProperty(TYPE, message.getType());
      message.setType(Message.BYTES_TYPE);
    }
    Object compressed = message.removeProperty(Message.HDR_LARGE_COMPRESSED);
    if (Boolean.parseBoolean(String.valueOf(compressed))) {
      message.putLongProperty(
          INFLATED,
          message.getObjectProperty(Message.HDR_LARGE_BODY_SIZE) instanceof Long size
              ? size
              : Long.MAX_VALUE);
    }
  }
}
