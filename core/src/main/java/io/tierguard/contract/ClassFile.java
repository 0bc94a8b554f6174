package io.tierguard.contract;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the annotations of a record's components off its class file, and the names of all others that it has.
 *
 * <p>Reflection would say the same. But it makes a proxy class of each kind of annotation, and the machinery for that costs
 * a cold start more than all the rest of a load together; walking the file costs next to nothing. The format is chapter 4
 * of the JVM's specification, whose parts are named here as they are there.
 */
final class ClassFile {
    private static final int MAGIC = 0xCAFEBABE;
    private static final String OWN = "Lio/tierguard/";

    private final DataInputStream in;
    private final Set<String> others;
    private @Nullable Object[] constants = {};

    private ClassFile(DataInputStream in, Set<String> others) {
        this.in = in;
        this.others = others;
    }

    /**
     * Returns what is declared of each component by name, or null where there is no file that it is sure to be made of.
     *
     * @param others is added the names of the annotations that are neither the library's nor the JDK's, wherever they are in
     *     the file, and also where their classes are missing: reflection would not say a word of those
     */
    static @Nullable Map<String, Declared> declared(Class<?> record, Set<String> others) {
        ClassLoader loader = record.getClassLoader();
        if (loader == null || loader.getClass().getClassLoader() != null) {
            return null; // only the JDK's own loaders are known to find the file where they found the class
        }
        return found(record, others);
    }

    /** Returns the same of the file that the class's loader finds under its name; null where there is none, or no record. */
    static @Nullable Map<String, Declared> found(Class<?> type, Set<String> others) {
        String name = type.getName();
        try (InputStream file = type.getResourceAsStream(name.substring(name.lastIndexOf('.') + 1) + ".class")) {
            return file == null ? null : read(file.readAllBytes(), others);
        } catch (IOException e) {
            return null;
        }
    }

    /** Returns the same of the bytes of a file; null where they are no class file with a record. */
    static @Nullable Map<String, Declared> read(byte[] file, Set<String> others) {
        try {
            return new ClassFile(new DataInputStream(new ByteArrayInputStream(file)), others).read();
        } catch (IOException | IndexOutOfBoundsException | ClassCastException | NullPointerException e) {
            return null;
        }
    }

    private @Nullable Map<String, Declared> read() throws IOException {
        if (in.readInt() != MAGIC) {
            return null;
        }
        in.skipNBytes(4); // minor_version, major_version
        readConstants();
        in.skipNBytes(6); // access_flags, this_class, super_class
        in.skipNBytes(2L * in.readUnsignedShort()); // interfaces
        readMembers(); // fields
        readMembers(); // methods
        Map<String, Declared> components = null;
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            String attribute = utf8();
            int length = in.readInt();
            if (attribute.equals("Record")) {
                components = components();
            } else {
                readAttribute(attribute, length, null);
            }
        }
        return components;
    }

    /** Keeps the texts and the numbers, which are all that an annotation refers to. */
    private void readConstants() throws IOException {
        constants = new @Nullable Object[in.readUnsignedShort()];
        for (int i = 1; i < constants.length; i++) {
            switch (in.readUnsignedByte()) {
                case 1 -> constants[i] = in.readUTF(); // Utf8
                case 3 -> constants[i] = in.readInt(); // Integer
                case 4 -> constants[i] = in.readFloat(); // Float
                case 5 -> constants[i++] = in.readLong(); // Long, which counts for two
                case 6 -> constants[i++] = in.readDouble(); // Double, likewise
                case 7, 8, 16, 19, 20 -> in.skipNBytes(2); // Class, String, MethodType, Module, Package
                case 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4); // *ref, NameAndType, Dynamic, InvokeDynamic
                case 15 -> in.skipNBytes(3); // MethodHandle
                default -> throw new IOException("a constant of a kind that is not known");
            }
        }
    }

    /** A library's annotation may be meant for fields or methods alone, and is then not among those of a component. */
    private void readMembers() throws IOException {
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            in.skipNBytes(6); // access_flags, name, descriptor
            for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
                readAttribute(utf8(), in.readInt(), null);
            }
        }
    }

    private void readAttribute(String attribute, int length, @Nullable List<Mark> own) throws IOException {
        switch (attribute) {
            case "RuntimeVisibleAnnotations" -> readAnnotations(own);
            case "RuntimeVisibleParameterAnnotations" -> {
                for (int parameters = in.readUnsignedByte(); parameters > 0; parameters--) {
                    readAnnotations(null);
                }
            }
            case "RuntimeVisibleTypeAnnotations" -> {
                for (int left = in.readUnsignedShort(); left > 0; left--) {
                    skipTarget();
                    annotation();
                }
            }
            default -> in.skipNBytes(length);
        }
    }

    private void skipTarget() throws IOException {
        switch (in.readUnsignedByte()) {
            case 0x00, 0x01, 0x16 -> in.skipNBytes(1); // type_parameter, formal_parameter
            case 0x10, 0x11, 0x12, 0x17 -> in.skipNBytes(2); // supertype, type_parameter_bound, throws
            case 0x13, 0x14, 0x15 -> {} // field, component, return, receiver
            default -> throw new IOException("a target of a kind that is not known");
        }
        in.skipNBytes(2L * in.readUnsignedByte()); // type_path
    }

    private Map<String, Declared> components() throws IOException {
        Map<String, Declared> components = new HashMap<>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            String name = utf8();
            in.skipNBytes(2); // descriptor
            List<Mark> marks = new ArrayList<>(2);
            for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
                readAttribute(utf8(), in.readInt(), marks);
            }
            components.put(name, new Declared(marks));
        }
        return components;
    }

    private void readAnnotations(@Nullable List<Mark> own) throws IOException {
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            Mark mark = annotation();
            if (mark != null && own != null) {
                own.add(mark);
            }
        }
    }

    /** Reads one annotation, and returns it if it is the library's. */
    private @Nullable Mark annotation() throws IOException {
        String type = utf8();
        Map<String, Object> members = new HashMap<>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            members.put(utf8(), value());
        }
        if (type.startsWith(OWN) && type.lastIndexOf('/') < OWN.length()) {
            return new Mark(type.substring(OWN.length(), type.length() - 1), members);
        }
        if (!type.startsWith("Ljava/") && !type.startsWith("Lorg/jspecify/")) {
            others.add(type.substring(1, type.length() - 1).replace('/', '.'));
        }
        return null;
    }

    private Object value() throws IOException {
        switch (in.readUnsignedByte()) {
            case 'e' -> {
                in.skipNBytes(2); // type_name
                return constant();
            }
            case '@' -> {
                Mark mark = annotation();
                return mark == null ? "" : mark;
            }
            case '[' -> {
                List<Object> list = new ArrayList<>();
                for (int left = in.readUnsignedShort(); left > 0; left--) {
                    list.add(value());
                }
                return list;
            }
            default -> {
                return constant(); // a number, a text, or the name of a class
            }
        }
    }

    private String utf8() throws IOException {
        return (String) constant();
    }

    private Object constant() throws IOException {
        Object constant = constants[in.readUnsignedShort()];
        if (constant == null) {
            throw new IOException("a constant of another kind was expected");
        }
        return constant;
    }
}
