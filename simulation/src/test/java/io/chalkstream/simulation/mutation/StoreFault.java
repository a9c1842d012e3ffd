package io.chalkstream.simulation.mutation;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueStore;

/** A store with a fault in front of the real one. */
abstract class StoreFault implements InvocationHandler {
    private KeyValueStore<String, byte[]> store;

    @SuppressWarnings("unchecked")
    static KeyValueStore<String, byte[]> with(StoreFault fault, KeyValueStore<String, byte[]> store) {
        fault.store = store;
        return (KeyValueStore<String, byte[]>)
                Proxy.newProxyInstance(StoreFault.class.getClassLoader(), new Class<?>[] {KeyValueStore.class}, fault);
    }

    KeyValueStore<String, byte[]> store() {
        return store;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("put") && !writes((String) arguments[0], (byte[]) arguments[1])) {
            return null;
        }
        if (method.getName().equals("get")) {
            return read((String) arguments[0]);
        }
        try {
            return method.invoke(store, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    boolean writes(String key, byte[] value) {
        return true;
    }

    byte[] read(String key) {
        return store.get(key);
    }

    /** Some values are never written. */
    static StoreFault losing(String prefix, int oneOf) {
        return new StoreFault() {
            private int count;

            @Override
            boolean writes(String key, byte[] value) {
                return !key.startsWith(prefix) || ++count % oneOf != 0;
            }
        };
    }

    /** Some reads give the value before the last one. */
    static StoreFault stale(String prefix, int oneOf) {
        return new StoreFault() {
            private final Map<String, byte[]> before = new HashMap<>();
            private int count;

            @Override
            boolean writes(String key, byte[] value) {
                byte[] last = store().get(key);
                if (last != null && value != null) {
                    before.put(key, last);
                } else {
                    before.remove(key);
                }
                return true;
            }

            @Override
            byte[] read(String key) {
                byte[] old = key.startsWith(prefix) ? before.get(key) : null;
                return old != null && ++count % oneOf == 0 ? old : store().get(key);
            }
        };
    }
}
