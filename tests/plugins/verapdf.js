// Run by Rhino beside veraPDF: a line for each file and standard, and one for each rule that is broken.
importPackage(java.io, java.util, org.verapdf.pdfa, org.verapdf.pdfa.flavours, org.verapdf.gf.foundry);
VeraGreenfieldFoundryProvider.initialise();
var foundry = Foundries.defaultInstance();
var files = new File(arguments[0]).listFiles();
for (var i = 0; i < files.length; i++) {
  for (var name of ["PDFUA_1", "PDFA_2_A"]) {
    var flavour = PDFAFlavour.valueOf(name);
    var parser = foundry.createParser(files[i], flavour);
    var result = foundry.createValidator(flavour, false).validate(parser);
    print(JSON.stringify({ file: String(files[i].getName()), standard: name, holds: result.isCompliant() }));
    var broken = result.getTestAssertions().iterator();
    while (broken.hasNext()) {
      var one = broken.next();
      print(JSON.stringify({ file: String(files[i].getName()), standard: name, broken: String(one.getRuleId()) + ": " + String(one.getMessage()), where: String(one.getLocation()) }));
    }
    parser.close();
  }
}
