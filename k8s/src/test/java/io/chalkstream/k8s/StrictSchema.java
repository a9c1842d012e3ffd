package io.chalkstream.k8s;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.lang.reflect.InvocationTargetException;
import java.util.Locale;

/** The schemas of Kubernetes' own kinds. */
final class StrictSchema {
    private static final String MODELS = "io.kubernetes.client.openapi.models.";

    private StrictSchema() {}

    /**
     * Checks a document.
     *
     * @throws IllegalArgumentException if a field is unknown or missing, or Kubernetes has no such kind
     */
    static void validate(JsonObject document) {
        var api = document.get("apiVersion").getAsString();
        var version = api.substring(api.indexOf('/') + 1);
        var model = MODELS
                + version.substring(0, 1).toUpperCase(Locale.ROOT)
                + version.substring(1)
                + Manifests.kind(document);
        try {
            Class.forName(model)
                    .getMethod("validateJsonElement", JsonElement.class)
                    .invoke(null, document);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(String.valueOf(e.getCause().getMessage()), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("there is no schema of " + api + " " + Manifests.kind(document), e);
        }
    }
}
