package io.chalkstream.kit.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import org.jspecify.annotations.Nullable;

/** Tells its {@link RequestGuard} how far a request has come, and marks what is no good HTTP/1 request as invalid. */
final class RequestWatch extends ChannelInboundHandlerAdapter {
    private final RequestGuard guard;

    RequestWatch(RequestGuard guard) {
        this.guard = guard;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
            String reason = invalid(request);
            if (reason != null && request.decoderResult().isSuccess()) {
                request.setDecoderResult(DecoderResult.failure(new IllegalArgumentException(reason)));
            }
            guard.headRead();
        }
        if (message instanceof LastHttpContent) {
            guard.bodyRead();
        }
        context.fireChannelRead(message);
    }

    private static @Nullable String invalid(HttpRequest request) {
        if (request.protocolVersion().majorVersion() != 1) {
            return "not HTTP/1";
        }
        int hosts = request.headers().getAll(HttpHeaderNames.HOST).size();
        boolean needed = request.protocolVersion().equals(HttpVersion.HTTP_1_1);
        return hosts > 1 || (needed && hosts == 0) ? "a request names one host" : null;
    }
}
