package io.tierguard.examples.eventapi;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Finds the endpoint of a path and a method: 404 where there is no such path, 405 where it has no such method. */
final class Routes implements Endpoint {
    private final Map<String, Map<String, Endpoint>> endpoints = new TreeMap<>();

    /** Adds an endpoint; everything is added before the first request. */
    Routes with(String method, String path, Endpoint endpoint) {
        endpoints.computeIfAbsent(path, any -> new TreeMap<>()).put(method, endpoint);
        return this;
    }

    @Override
    public Answer answer(HttpExchange exchange) throws IOException {
        Map<String, Endpoint> methods = endpoints.get(exchange.getRequestURI().getPath());
        if (methods == null) {
            return Answer.error(404, "there is nothing here");
        }
        Endpoint endpoint = methods.get(exchange.getRequestMethod());
        if (endpoint == null) {
            String allowed = String.join(", ", methods.keySet());
            return Answer.error(405, "this takes " + allowed).with("Allow", allowed);
        }
        return endpoint.answer(exchange);
    }
}
