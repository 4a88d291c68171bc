#include "pipeline/readers/ooxml/ooxml.h"

#include <algorithm>

#include "pipeline/readers/markup/xml.h"

namespace rasoat::readers::ooxml {
namespace {

using markup::NodeId;
using markup::Tree;

// ECMA-376 part 1, annex A: transitional and strict names.
constexpr markup::Namespace kNamespaces[] = {
    {"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"},
    {"http://purl.oclc.org/ooxml/wordprocessingml/main", "w"},
    {"http://schemas.openxmlformats.org/spreadsheetml/2006/main", "s"},
    {"http://purl.oclc.org/ooxml/spreadsheetml/main", "s"},
    {"http://schemas.openxmlformats.org/drawingml/2006/main", "a"},
    {"http://purl.oclc.org/ooxml/drawingml/main", "a"},
    {"http://schemas.openxmlformats.org/officeDocument/2006/relationships", "r"},
    {"http://purl.oclc.org/ooxml/officeDocument/relationships", "r"},
    {"http://schemas.openxmlformats.org/package/2006/relationships", "rel"},
    {"http://schemas.openxmlformats.org/package/2006/metadata/core-properties", "cp"},
    {"http://purl.org/dc/elements/1.1/", "dc"},
    {"http://purl.org/dc/terms/", "dcterms"},
    {"http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"},
    {"http://schemas.microsoft.com/office/word/2010/wordprocessingShape", "wps"},
    {"urn:schemas-microsoft-com:vml", "v"},
};

std::string FolderOf(const std::string& part) {
  const std::size_t slash = part.rfind('/');
  return slash == std::string::npos ? "" : part.substr(0, slash + 1);
}

// A target as part name: relative to the folder of its source, without "." and "..".
std::string Resolve(const std::string& folder, std::string_view target) {
  std::string path =
      target.starts_with('/') ? std::string(target.substr(1)) : folder + std::string(target);
  std::vector<std::string> steps;
  for (std::size_t at = 0; at <= path.size();) {
    const std::size_t end = std::min(path.find('/', at), path.size());
    const std::string step = path.substr(at, end - at);
    if (step == "..") {
      if (!steps.empty()) steps.pop_back();
    } else if (!step.empty() && step != ".") {
      steps.push_back(step);
    }
    at = end + 1;
  }
  std::string name;
  for (const std::string& step : steps) name += (name.empty() ? "" : "/") + step;
  return name;
}

const Relationship* Find(const Relationships& relationships, std::string_view type) {
  for (const auto& [id, relationship] : relationships) {
    if (relationship.type == type && !relationship.external) return &relationship;
  }
  return nullptr;
}

}  // namespace

Tree Parse(std::string_view bytes) { return markup::ParseXml(bytes, kNamespaces); }

Document::Document(std::string_view bytes) : package_(bytes) {
  root_ = ReadRelationships("");
  const Relationship* main = Find(root_, "officeDocument");
  if (main == nullptr) throw Error(ErrorCode::kMalformed, "", "no main part");
  main_part_ = main->target;
  relationships_ = ReadRelationships(main_part_);
}

Relationships Document::ReadRelationships(const std::string& part) {
  const std::string folder = FolderOf(part);
  const auto bytes = package_.Read(folder + "_rels/" + part.substr(folder.size()) + ".rels");
  Relationships relationships;
  if (!bytes) return relationships;
  const Tree tree = Parse(*bytes);
  for (NodeId node = tree.Child(0, "rel:Relationship"); node != markup::kNoNode;
       node = tree.Child(0, "rel:Relationship", node)) {
    const std::string_view type = tree.Attribute(node, "Type");
    const bool external = tree.Attribute(node, "TargetMode") == "External";
    const std::string_view target = tree.Attribute(node, "Target");
    relationships[std::string(tree.Attribute(node, "Id"))] = {
        std::string(type.substr(type.rfind('/') + 1)),
        external ? std::string(target) : Resolve(folder, target), external};
  }
  return relationships;
}

std::optional<Tree> Document::Related(std::string_view type) {
  const Relationship* relationship = Find(relationships_, type);
  if (relationship == nullptr) return std::nullopt;
  return Part(relationship->target);
}

std::optional<Tree> Document::Part(const std::string& name) {
  try {
    const auto bytes = package_.Read(name);
    if (bytes) return Parse(*bytes);
  } catch (const Error& error) {
    const bool damaged = error.code() == ErrorCode::kMalformed;
    if (!damaged) throw;
  }
  missing_.push_back(name);
  return std::nullopt;
}

Tree Document::Main() {
  const auto bytes = package_.Read(main_part_);
  if (!bytes) throw Error(ErrorCode::kMalformed, "", "no " + main_part_);
  return Parse(*bytes);
}

void Document::ReadProperties(RawDocument& document) {
  const Relationship* core = Find(root_, "core-properties");
  if (core == nullptr || !package_.Has(core->target)) return;
  const auto tree = Part(core->target);
  if (!tree) return;
  const auto take = [&](const char* name, const char* field, std::string& out) {
    const NodeId node = tree->Child(0, name);
    if (node == markup::kNoNode) return;
    out = tree->TextOf(node);
    if (!out.empty()) document.metadata.push_back({field, name, out, {}});
  };
  take("dc:title", "title", document.title);
  take("dc:creator", "author", document.author);
}

}  // namespace rasoat::readers::ooxml
