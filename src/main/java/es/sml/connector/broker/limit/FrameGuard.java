package es.sml.connector.broker.limit;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.Set;
import org.apache.activemq.artemis.core.protocol.core.impl.PacketImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnection;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerConnectionPlugin;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes the connection of a program that forges frames: one that announces more than it holds, or
 * that no client sends. It decides the size of the largest frame.
 *
 * <p>Artemis allocates the announced size before it reads the frame, so such a frame would end the
 * process.
 *
 * <p>Artemis allocates the announced size before it reads the frame, so such a frame would end the
 * process.
 */
@ChannelHandler.Sharable
public final class FrameGuard extends ChannelInboundHandlerAdapter
    implements ActiveMQServerConnectionPlugin {
  /** Largest frame; clients split messages of more than 100 KB. */
  public static final int LARGEST_FRAME = 1 << 20;

  private static final Logger LOG = LoggerFactory.getLogger(FrameGuard.class);
  private static final String DECODER = "activemq-decoder";

  // Without broker-to-broker packets and replies to clients.
  private static final Set<Byte> SENT_BY_CLIENTS =
      Set.of(
          PacketImpl.PING,
          PacketImpl.PACKETS_CONFIRMED,
          PacketImpl.CREATESESSION,
          PacketImpl.CREATESESSION_V2,
          PacketImpl.REATTACH_SESSION,
          PacketImpl.CONNECT,
          PacketImpl.SUBSCRIBE_TOPOLOGY,
          PacketImpl.SUBSCRIBE_TOPOLOGY_V2,
          PacketImpl.CREATE_ADDRESS,
          PacketImpl.CREATE_QUEUE,
          PacketImpl.CREATE_QUEUE_V2,
          PacketImpl.CREATE_SHARED_QUEUE,
          PacketImpl.CREATE_SHARED_QUEUE_V2,
          PacketImpl.DELETE_QUEUE,
          PacketImpl.CREATE_PRODUCER,
          PacketImpl.REMOVE_PRODUCER,
          PacketImpl.SESS_ADD_METADATA,
          PacketImpl.SESS_ADD_METADATA2,
          PacketImpl.SESS_UNIQUE_ADD_METADATA,
          PacketImpl.SESS_QUEUEQUERY,
          PacketImpl.SESS_BINDINGQUERY,
          PacketImpl.SESS_CREATECONSUMER,
          PacketImpl.SESS_CONSUMER_CLOSE,
          PacketImpl.SESS_FORCE_CONSUMER_DELIVERY,
          PacketImpl.SESS_FLOWTOKEN,
          PacketImpl.SESS_PRODUCER_REQUEST_CREDITS,
          PacketImpl.SESS_SEND,
          PacketImpl.SESS_SEND_LARGE,
          PacketImpl.SESS_SEND_CONTINUATION,
          PacketImpl.SESS_ACKNOWLEDGE,
          PacketImpl.SESS_INDIVIDUAL_ACKNOWLEDGE,
          PacketImpl.SESS_EXPIRED,
          PacketImpl.SESS_COMMIT,
          PacketImpl.SESS_ROLLBACK,
          PacketImpl.SESS_START,
          PacketImpl.SESS_STOP,
          PacketImpl.SESS_CLOSE,
          PacketImpl.SESS_XA_START,
          PacketImpl.SESS_XA_END,
          PacketImpl.SESS_XA_PREPARE,
          PacketImpl.SESS_XA_COMMIT,
          PacketImpl.SESS_XA_ROLLBACK,
          PacketImpl.SESS_XA_JOIN,
          PacketImpl.SESS_XA_SUSPEND,
          PacketImpl.SESS_XA_RESUME,
          PacketImpl.SESS_XA_FORGET,
          PacketImpl.SESS_XA_FAILED,
          PacketImpl.SESS_XA_INDOUBT_XIDS,
          PacketImpl.SESS_XA_SET_TIMEOUT,
          PacketImpl.SESS_XA_GET_TIMEOUT);

  @Override
  public void afterCreateConnection(RemotingConnection connection) {
    if (connection.getTransportConnection() instanceof NettyConnection network) {
      network.getChannel().pipeline().addAfter(DECODER, "frame-guard", this);
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof ByteBuf frame && !isSound(frame)) {
      frame.release();
      LOG.warn(
          "the broker closes the connection from {}: it sent a frame that no Artemis client sends",
          context.channel().remoteAddress());
      ChannelFuture unused = context.close();
      return;
    }
    context.fireChannelRead(message);
  }

  private static boolean isSound(ByteBuf frame) {
    try {
      FrameReader reader = new FrameReader(frame);
      byte type = reader.type();
      return switch (type) {
        case PacketImpl.SESS_SEND_CONTINUATION -> reader.holdsItsPiece();
        case PacketImpl.SESS_SEND -> reader.skipBody().holdsItsProperties();
        case PacketImpl.SESS_SEND_LARGE -> reader.holdsItsProperties();
        default -> SENT_BY_CLIENTS.contains(type);
      };
    } catch (IndexOutOfBoundsException e) {
      return false;
    }
  }
}
